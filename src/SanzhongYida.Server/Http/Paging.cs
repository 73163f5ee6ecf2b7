using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Which page of a list is asked for, and in which form.</summary>
/// <param name="Cursor">Where it begins: the <c>next</c> of the page before; none for the first.</param>
/// <param name="Size">How many, 1 to <see cref="PageSize.Most"/>.</param>
/// <param name="Format">None for a page as JSON; <see cref="ListFile.Xlsx"/> for the whole list from there on as a file.</param>
public sealed record PageQuery(string? Cursor, int? Size, string? Format = null)
{
    /// <summary>Most lines of a file.</summary>
    public const int MostLines = 20_000;

    /// <summary>The page, or what is wrong with the question.</summary>
    public async Task<IResult> Read<T>(Func<string?, int, Task<Page<T>>> list)
    {
        if (Size is < 1 or > PageSize.Most)
        {
            return Problems.Input($"size 应为1至{PageSize.Most}", $"size must be 1 to {PageSize.Most}");
        }

        try
        {
            var cursor = Cursor is { Length: > 0 } given ? given : null;
            return Format is { Length: > 0 } ? ListFile.Of(Format, await All(list, cursor)) : TypedResults.Ok(await list(cursor, Size ?? PageSize.Usual));
        }
        catch (FormatException)
        {
            return Problems.Input("cursor 无效", "the cursor is not valid");
        }
    }

    /// <summary>The whole of a list, <see cref="MostLines"/> at most.</summary>
    public static async Task<IReadOnlyList<T>> All<T>(Func<string?, int, Task<Page<T>>> list, string? cursor = null)
    {
        var lines = new List<T>();
        do
        {
            var page = await list(cursor, PageSize.Most);
            lines.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null && lines.Count < MostLines);
        return lines;
    }
}
