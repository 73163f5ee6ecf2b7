using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Who calls an endpoint, and how: the person of the account, the command id, the version seen.</summary>
public sealed class Caller
{
    /// <summary>The claim that names the person of an account.</summary>
    public const string PersonClaim = "person";

    /// <summary>Longest command id a client may choose.</summary>
    public const int LongestCommandId = 200;

    private readonly HttpContext _context;

    private Caller(HttpContext context) => _context = context;

    /// <summary>The person.</summary>
    public string Person => Of(_context.User);

    /// <summary>The person of a signed-in user, empty for nobody.</summary>
    public static string Of(ClaimsPrincipal user) => user.FindFirstValue(PersonClaim) ?? "";

    /// <summary>Read by every endpoint that takes one; nothing comes from the body.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult<Caller?>(new Caller(context));

    /// <summary>The person with all keys held today: every query takes it.</summary>
    public Reader Reader => Clerk.Reader(Person);

    /// <summary>What commands of this person would be answered now, each alone.</summary>
    public Task<ImmutableArray<Judgment>> Try(IEnumerable<Command> commands) => Clerk.Try(Person, commands, _context.RequestAborted);

    private Clerk Clerk => _context.RequestServices.GetRequiredService<Clerk>();

    /// <summary>Commits a command and answers it.</summary>
    public Task<IResult> Commit(Command command) => Commit(command, location: null);

    /// <summary>Commits a command that creates something; its place is told from the id the record has given it.</summary>
    public async Task<IResult> Commit(Command command, Func<string, string>? location)
    {
        var id = CommandId();
        if (id?.Length > LongestCommandId)
        {
            return Problems.Input($"Idempotency-Key 超过{LongestCommandId}字", $"Idempotency-Key is longer than {LongestCommandId}");
        }

        if (!TryVersion(out var version))
        {
            return Problems.Input("If-Match 应为一个版本号", "If-Match must be one version");
        }

        // Not given up when the client goes away: it is answered in a moment, and to be ready to give up costs every request more.
        var answer = await Clerk.Commit(Person, command, id, RequestDigest.Of(_context), version);
        return Answers.Of(_context, answer, location);
    }

    private string? CommandId() => _context.Request.Headers["Idempotency-Key"] is [{ Length: > 0 } id] ? id : null;

    private bool TryVersion(out long? version)
    {
        version = null;
        if (_context.Request.Headers.IfMatch is not [{ Length: > 0 } tag] || tag == "*")
        {
            return true;
        }

        var read = long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var seen);
        version = read ? seen : null;
        return read;
    }
}
