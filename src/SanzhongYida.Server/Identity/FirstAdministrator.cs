using System.Security.Cryptography;
using System.Text;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>A person to be entered with an account.</summary>
public sealed record NewAdministrator(string Person, string Name, string Account, string Password);

/// <summary>The first two people: the roles exclude each other, so it takes both to begin.</summary>
public sealed record FirstAdministratorRequest(string Token, NewAdministrator SystemAdministrator, NewAdministrator SecurityAdministrator);

/// <summary>The one-time token of a record nobody can sign in to yet. It is told once, on the console, and dies with the first account.</summary>
public sealed class FirstToken
{
    /// <summary>The token.</summary>
    public string Value { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Is it this one? Takes the same time whatever is wrong.</summary>
    public bool Is(string token) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Value));
}

/// <summary>How the first administrators come in.</summary>
public static class FirstAdministrator
{
    /// <summary>Maps the endpoint.</summary>
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/first-administrator", Enter).AllowAnonymous().RequireRateLimiting(SignInRules.Limiter).AddEndpointFilter(FailureLimit.Filter)
            .WithTags("登录 Sign-in").WithSummary("以一次性令牌登记首位系统管理员和安全管理员");

    private static async Task<IResult> Enter(FirstAdministratorRequest request, FirstToken token, Accounts accounts, Clerk clerk, Clock clock, HttpContext context)
    {
        if (!token.Is(request.Token) || !await accounts.IsEmpty())
        {
            FailureLimit.Count(context);
            return Problems.Forbidden("令牌无效", "the token is not valid");
        }

        var (system, security) = (request.SystemAdministrator, request.SecurityAdministrator);
        var faults = (await accounts.Faults(system.Person, new(system.Account, system.Password)))
            .Concat(await accounts.Faults(security.Person, new(security.Account, security.Password)))
            .Concat(system.Person == security.Person || system.Account == security.Account ? ["两位管理员须为两人两号 (they must be two people with two accounts)"] : [])
            .ToList();
        if (faults.Count > 0)
        {
            return Problems.Input(string.Join(";", faults), string.Join("; ", faults));
        }

        foreach (var command in Commands(system, Role.SystemAdministrator, clock.Today).Concat(Commands(security, Role.SecurityAdministrator, clock.Today)))
        {
            // Begun again after a crash it finds its own first answers.
            var id = $"first-administrator/{command.Subjects[0].Id}/{command.GetType().Name}";
            if (await clerk.Commit(Instruction.System, command, id, cancellation: context.RequestAborted) is Answer.Refused refused)
            {
                return TypedResults.Problem(Problems.Of(refused.Reasons));
            }
        }

        await accounts.OpenAll([(system.Person, new(system.Account, system.Password)), (security.Person, new(security.Account, security.Password))]);
        return TypedResults.Created("/api/v1/me");
    }

    private static IEnumerable<Command> Commands(NewAdministrator person, Role role, DateOnly today) =>
        [new DirectoryCommand.EnterPerson(person.Person, person.Name, null), new DirectoryCommand.GrantRole(person.Person, role, today)];
}
