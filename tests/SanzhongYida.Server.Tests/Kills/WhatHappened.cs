using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace SanzhongYida.Server.Tests;

/// <summary>What happened according to a record, freed of all that differs between two runs of one story: the time of day,
/// the ids the server gave (told apart in the order they were given), salts and hashes. Texts stand in place of their digests.</summary>
internal static partial class WhatHappened
{
    /// <summary>The entries of every subject in order, and what departments are told of them.</summary>
    public static List<string> In(string record)
    {
        using var connection = new SqliteConnection($"Data Source={record};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var texts = Read(connection, "SELECT digest, content FROM text WHERE salt <> ''").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        var entries = Read(connection, "SELECT subject, seq, command, CAST(body AS TEXT) FROM entry ORDER BY subject, seq");
        var notices = Read(connection, "SELECT subject, seq, notice FROM outbox ORDER BY subject, seq, notice");
        var audience = Read(connection, "SELECT subject, seq, key, notice.notice FROM notice_audience JOIN outbox AS notice ON notice.id = notice_audience.notice ORDER BY subject, seq, notice.notice, key");
        var lines = entries.Concat(notices).Concat(audience).Select(row => string.Join(' ', row)).ToList();

        // Version 7 sorts by when it was given.
        var given = lines.SelectMany(line => Given().Matches(line).Select(match => match.Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select((id, number) => (id, number)).ToDictionary(pair => pair.id, pair => $"<{pair.number}>", StringComparer.Ordinal);
        return [.. lines.Select(Plain).Order(StringComparer.Ordinal)];

        string Plain(string line)
        {
            line = Previous().Replace(line, "");
            line = Digest().Replace(line, match => texts.GetValueOrDefault(match.Value, match.Value));
            line = Given().Replace(line, match => given[match.Value]);
            return Moment().Replace(line, "${day}");
        }
    }

    private static List<string[]> Read(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!)]);
        }

        return rows;
    }

    [GeneratedRegex("\"p\":\"[0-9a-f]{64}\",", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Previous();

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digest();

    [GeneratedRegex("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Given();

    [GeneratedRegex("(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:.]+(Z|[+-][0-9:]{5})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();
}
