using System.Collections.Immutable;

namespace SanzhongYida.Processes;

/// <summary>
/// Why a text can't be run: the element at fault by id, name and line (1-based; 0 where no line is known),
/// in Chinese and in English.
/// </summary>
public sealed record Problem(string ElementId, string Name, int Line, string Chinese, string English);

/// <summary>
/// What was read. A definition is listed only when nothing in its process was a problem, so whatever is
/// listed can be run as it stands.
/// </summary>
public sealed record Reading(ImmutableArray<Definition> Definitions, ImmutableArray<Problem> Problems);
