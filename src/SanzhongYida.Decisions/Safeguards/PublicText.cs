namespace SanzhongYida.Decisions;

/// <summary>What may be published of a text (R-4.2.5-a 「不得以任何形式泄露会议审议和表决的有关情况」).</summary>
public static class PublicText
{
    /// <summary>The text without the sentences that say how a member of the deciding body spoke or voted.</summary>
    public static string WithoutVotes(Law law, Conclusion decision, string text)
    {
        var members = Members(law, decision).ToList();
        var sentences = text.ReplaceLineEndings("\n").Split('\n').Select(line => string.Concat(Sentences(line).Where(sentence => !members.Exists(member => NamedVotes.Stand(sentence, member)))));
        return string.Join('\n', sentences.Where(line => line.Length > 0));
    }

    /// <summary>The members of the deciding body on the day, as they are called.</summary>
    internal static IEnumerable<string> Members(Law law, Conclusion decision) => law.Bodies.Values
        .Where(body => body.Kind == decision.Forum)
        .SelectMany(body => body.Members(decision.On))
        .Select(member => law.People.GetValueOrDefault(member)?.Name ?? member)
        .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Sentences(string line)
    {
        for (var at = 0; at < line.Length;)
        {
            var end = line.AsSpan(at).IndexOfAny('。', '!', '?');
            var next = end < 0 ? line.Length : at + end + 1;
            yield return line[at..next];
            at = next;
        }
    }
}
