using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>A new person.</summary>
public sealed record PersonRequest(string Id, string Name, string? Unit);

/// <summary>A role from a day on, up to another where it is for a time.</summary>
public sealed record RoleRequest(Role Role, DateOnly From, DateOnly? To = null);

/// <summary>Whose work is done for some days.</summary>
public sealed record StandInRequest(string For, DateOnly From, DateOnly To);

/// <summary>The last day of something held.</summary>
public sealed record LastDayRequest(DateOnly LastDay);

/// <summary>A role's last day.</summary>
public sealed record RoleEndRequest(Role Role, DateOnly LastDay);

/// <summary>A field of work from a day on.</summary>
public sealed record PortfolioRequest(string Portfolio, DateOnly From);

/// <summary>A new unit.</summary>
public sealed record UnitRequest(string Id, string Name, UnitKind Kind, string Portfolio);

/// <summary>A new body.</summary>
public sealed record BodyRequest(string Id, string Name, BodyKind Kind);

/// <summary>A seat from a day on, with the document it rests on.</summary>
public sealed record SeatRequest(string Person, DateOnly From, string Basis);

/// <summary>A seat's last day, with the document it rests on.</summary>
public sealed record SeatEndRequest(string Person, DateOnly LastDay, string Basis);

/// <summary>Whether a proposed change of the roster holds.</summary>
public sealed record SeatDecisionRequest(string Person, bool IsConfirmed);

/// <summary>A person, as colleagues read them: with the roles of today.</summary>
public sealed record PersonLine(string Id, string Name, string? Unit, ImmutableArray<Role> Roles, ImmutableArray<string> Portfolios);

/// <summary>A body with those who sit in it today.</summary>
public sealed record BodyLine(string Id, string Name, BodyKind Kind, ImmutableArray<string> Members);

/// <summary>People, units and bodies.</summary>
public static class DirectoryEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        MapPeople(api.MapGroup("/people").WithTags("人员 People"));
        MapUnits(api.MapGroup("/units").WithTags("单位 Units"));
        MapBodies(api.MapGroup("/bodies").WithTags("会议组成 Bodies"));
    }

    private static void MapPeople(RouteGroupBuilder people)
    {
        people.MapGet("", (string? format, Desk desk, Clock clock) => ListFile.Of(format, desk.Law.People.Values.OrderBy(person => person.Id, StringComparer.Ordinal).Select(person => Line(person, clock.Today)))).Produces<IEnumerable<PersonLine>>().WithSummary("人员名册");
        people.MapGet("/{id}", (string id, Desk desk, Clock clock, HttpContext context) =>
            desk.Law.People.GetValueOrDefault(id) is { } person ? Answers.Read(context, person.Version, Line(person, clock.Today)) : Problems.NotFound()).WithSummary("人员");
        people.Create<PersonRequest>("登记人员", "/api/v1/people", r => new DirectoryCommand.EnterPerson(r.Id, r.Name, r.Unit));
        people.Act<RoleRequest>("/{id}/roles", "授予角色", (id, r) => new DirectoryCommand.GrantRole(id, r.Role, r.From, r.To));
        people.Act<StandInRequest>("/{id}/stand-in", "指定代理(不含表决)", (id, r) => new DirectoryCommand.NameStandIn(id, r.For, r.From, r.To));
        people.Act<RoleEndRequest>("/{id}/roles/end", "终止角色", (id, r) => new DirectoryCommand.RevokeRole(id, r.Role, r.LastDay));
        people.Act<PortfolioRequest>("/{id}/portfolios", "明确分管", (id, r) => new DirectoryCommand.AssignPortfolio(id, r.Portfolio, r.From));
        HandingOver.Map(people);
        people.MapPost("/{id}/account", OpenAccount).WithSummary("开设账号(安全管理员)");
    }

    private static void MapUnits(RouteGroupBuilder units)
    {
        units.MapGet("", (string? format, Desk desk) => ListFile.Of(format, desk.Law.Units.Values.OrderBy(unit => unit.Id, StringComparer.Ordinal))).Produces<IEnumerable<Unit>>().WithSummary("单位名册");
        units.MapGet("/{id}", (string id, Desk desk, HttpContext context) =>
            desk.Law.Units.GetValueOrDefault(id) is { } unit ? Answers.Read(context, unit.Version, unit) : Problems.NotFound()).WithSummary("单位");
        units.Create<UnitRequest>("登记单位", "/api/v1/units", r => new DirectoryCommand.RegisterUnit(r.Id, r.Name, r.Kind, r.Portfolio));
        units.Act<LastDayRequest>("/{id}/end", "撤销单位", (id, r) => new DirectoryCommand.DissolveUnit(id, r.LastDay));
    }

    private static void MapBodies(RouteGroupBuilder bodies)
    {
        bodies.MapGet("", (string? format, Desk desk, Clock clock) => ListFile.Of(format, desk.Law.Bodies.Values.OrderBy(body => body.Id, StringComparer.Ordinal).Select(body => Line(body, clock.Today)))).Produces<IEnumerable<BodyLine>>().WithSummary("会议组成");
        bodies.MapGet("/{id}", (string id, Desk desk, HttpContext context) =>
            desk.Law.Bodies.GetValueOrDefault(id) is { } body ? Answers.Read(context, body.Version, body) : Problems.NotFound()).WithSummary("会议组成及席位");
        bodies.Create<BodyRequest>("设立会议组成", "/api/v1/bodies", r => new BodyCommand.EstablishBody(r.Id, r.Name, r.Kind));
        bodies.Act<SeatRequest>("/{id}/seats", "提出列为组成人员(安全管理员确认)", (id, r) => new BodyCommand.SeatMember(id, r.Person, r.From, r.Basis));
        bodies.Act<SeatEndRequest>("/{id}/seats/end", "提出终止组成人员(安全管理员确认)", (id, r) => new BodyCommand.UnseatMember(id, r.Person, r.LastDay, r.Basis));
        bodies.Act<SeatDecisionRequest>("/{id}/seats/decision", "确认或者不确认组成人员变动", (id, r) => new BodyCommand.DecideRoster(id, r.Person, r.IsConfirmed));
    }

    private static PersonLine Line(Person person, DateOnly today) => new(
        person.Id,
        person.Name,
        person.Unit,
        [.. person.Roles.Where(held => held.On(today)).Select(held => held.Role)],
        [.. person.Portfolios.Where(held => held.On(today)).Select(held => held.Portfolio)]);

    private static BodyLine Line(Body body, DateOnly today) => new(body.Id, body.Name, body.Kind, body.Members(today));

    private static async Task<IResult> OpenAccount(string id, AccountRequest request, Caller caller, Accounts accounts, Desk desk)
    {
        // Accounts are no part of the record; who may open one is a role of the record.
        if (!caller.Reader.Holds(AccessKey.Role(Role.SecurityAdministrator)))
        {
            return Problems.Forbidden("账号由安全管理员开设", "the security administrator opens accounts");
        }

        if (!desk.Law.People.ContainsKey(id))
        {
            return Problems.NotFound();
        }

        var faults = await accounts.Open(id, request);
        return faults.Count == 0 ? TypedResults.Created($"/api/v1/people/{Uri.EscapeDataString(id)}") : Problems.Input(string.Join(";", faults), string.Join("; ", faults));
    }
}
