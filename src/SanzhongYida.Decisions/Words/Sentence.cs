using System.Runtime.CompilerServices;

namespace SanzhongYida.Decisions;

/// <summary>A sentence of a refusal, put together only where it is going to be said: almost every condition holds, and its sentences
/// would be made for nothing.</summary>
[InterpolatedStringHandler]
internal ref struct Sentence
{
    private readonly string? _whole;
    private DefaultInterpolatedStringHandler _words;

    public Sentence(int literalLength, int formattedCount, bool condition, out bool isSaid)
    {
        isSaid = !condition;
        _words = isSaid ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
    }

    private Sentence(string whole) => _whole = whole;

    public static implicit operator Sentence(string whole) => new(whole);

    public void AppendLiteral(string value) => _words.AppendLiteral(value);

    public void AppendFormatted<T>(T value, string? format = null) => _words.AppendFormatted(value, format);

    /// <summary>The words; said once.</summary>
    public string Say() => _whole ?? _words.ToStringAndClear();
}
