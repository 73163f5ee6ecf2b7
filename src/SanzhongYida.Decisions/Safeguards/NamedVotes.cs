namespace SanzhongYida.Decisions;

/// <summary>Does a text say how a member spoke or voted? A plain check, clause by clause: the answer close behind the name
/// (“副区长投不同意票”), or the name in the list behind an answer (“缓议:区长、副区长”).</summary>
internal static class NamedVotes
{
    /// <summary>So many characters behind the name belong to it.</summary>
    private const int Reach = 6;

    private static readonly char[] _ends = ['。', ';', ';', '\n', '!', '!'];
    private static readonly string[] _answers = ["同意", "缓议"];
    private static readonly char[] _listed = [':', ':', '的'];

    public static bool Stand(string? text, string member) => (text ?? "").Split(_ends).Any(clause => Follows(clause, member) || IsListed(clause, member));

    private static bool Follows(string clause, string member)
    {
        for (var at = clause.IndexOf(member, StringComparison.Ordinal); at >= 0; at = clause.IndexOf(member, at + 1, StringComparison.Ordinal))
        {
            var behind = clause[(at + member.Length)..];
            var near = behind[..Math.Min(Reach, behind.Length)];
            if (_answers.Any(answer => near.Contains(answer, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsListed(string clause, string member) => _answers.Any(answer =>
    {
        var at = clause.IndexOf(answer, StringComparison.Ordinal);
        var behind = at < 0 ? "" : clause[(at + answer.Length)..];
        return behind.Length > 0 && _listed.Contains(behind[0]) && behind.Contains(member, StringComparison.Ordinal);
    });
}
