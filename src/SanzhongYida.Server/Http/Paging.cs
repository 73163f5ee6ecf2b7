using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Which page of a list is asked for.</summary>
/// <param name="Cursor">Where it begins: the <c>next</c> of the page before; none for the first.</param>
/// <param name="Size">How many, 1 to <see cref="PageSize.Most"/>.</param>
public sealed record PageQuery(string? Cursor, int? Size)
{
    /// <summary>The page, or what is wrong with the question.</summary>
    public async Task<IResult> Read<T>(Func<string?, int, Task<Page<T>>> list)
    {
        if (Size is < 1 or > PageSize.Most)
        {
            return Problems.Input($"size 应为1至{PageSize.Most}", $"size must be 1 to {PageSize.Most}");
        }

        try
        {
            return TypedResults.Ok(await list(Cursor is { Length: > 0 } cursor ? cursor : null, Size ?? PageSize.Usual));
        }
        catch (FormatException)
        {
            return Problems.Input("cursor 无效", "the cursor is not valid");
        }
    }
}
