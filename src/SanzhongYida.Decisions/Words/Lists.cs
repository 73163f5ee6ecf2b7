using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Lists as they come in.</summary>
internal static class Lists
{
    /// <summary>The list, or an empty one where none was sent.</summary>
    public static ImmutableArray<T> OrEmpty<T>(this ImmutableArray<T> list) => list.IsDefault ? [] : list;
}
