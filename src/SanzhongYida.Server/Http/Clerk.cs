using System.Collections.Immutable;
using System.Security.Cryptography;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Takes a person's command to the Desk: adds the time, an id and the salt. The API and the pages both come through here.</summary>
public sealed class Clerk(Desk desk, Clock clock, AuditLog audit)
{
    /// <summary>Bytes of chance per command.</summary>
    public const int SaltBytes = 16;

    /// <summary>The person with all keys held today.</summary>
    public Reader Reader(string person) => Decisions.Reader.Of(desk.Law, person, clock.Today);

    /// <summary>Commits one command.</summary>
    /// <param name="person">Who asks.</param>
    /// <param name="command">What is asked.</param>
    /// <param name="id">The client's command id, or null to give it one.</param>
    /// <param name="digest">Digest of what the client sent.</param>
    /// <param name="version">The version the client has seen, or null.</param>
    /// <param name="cancellation">Gives up waiting; what was handed over may still be committed.</param>
    public async Task<Answer> Commit(string person, Command command, string? id = null, string digest = "", long? version = null, CancellationToken cancellation = default)
    {
        var answer = await desk.Commit(Instruct(person, command, id, digest, version), cancellation);
        if (answer is Answer.Refused refused && person != Instruction.System)
        {
            Note(person, command, refused.Reasons);
        }

        return answer;
    }

    // R-5.1-a: a rule's refusals are counted, so they are kept; what is merely malformed or not there met no rule.
    private void Note(string person, Command command, ImmutableArray<Refusal> reasons)
    {
        ImmutableArray<string> rules = [.. reasons.Select(reason => reason.RuleId).Where(rule => Clauses.Sentence(rule) is not null).Distinct(StringComparer.Ordinal)];
        if (!rules.IsEmpty)
        {
            audit.Append(new AuditLine(clock.Now, person, AuditLine.Refused, command.Subjects[0].ToString(), command.GetType().Name, rules));
        }
    }

    /// <summary>What commands of that person would be answered now, each alone; nothing is committed.</summary>
    public Task<ImmutableArray<Judgment>> Try(string person, IEnumerable<Command> commands, CancellationToken cancellation = default) =>
        desk.Record.Try(desk.Law, [.. commands.Select(command => Instruct(person, command))], cancellation);

    /// <summary>The instruction a command of that person would be now.</summary>
    public Instruction Instruct(string person, Command command, string? id = null, string digest = "", long? version = null) => new(
        id ?? Guid.CreateVersion7().ToString("N"),
        person,
        clock.Now,
        command,
        RandomNumberGenerator.GetBytes(SaltBytes),
        digest,
        version);
}
