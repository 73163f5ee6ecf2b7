using System.Collections.Immutable;
using System.Text.Json;

namespace SanzhongYida.Decisions;

/// <summary>Shipped files as the commands that load them: the settings and calendar of a regulation, the people of a district.
/// Pure: it is given texts. A malformed file throws <see cref="JsonException"/>: it is our own mistake, not a user's.</summary>
public static class ShippedFiles
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary><c>regulation.json</c> and <c>calendar.json</c> as the command that issues the regulation.</summary>
    public static RegulationCommand.IssueRegulation Regulation(string regulation, string calendar)
    {
        var file = JsonSerializer.Deserialize<RegulationFile>(regulation, Options)!;
        return new(
            file.Document,
            file.Title,
            file.EffectiveFrom,
            [.. file.Settings.Select(setting => new SettingValue(setting.Id, setting.Value, file.EffectiveFrom, "首次载入", Instruction.System))],
            [.. JsonSerializer.Deserialize<CalendarYear[]>(calendar, Options)!],
            file.Made,
            file.Published);
    }

    /// <summary><c>district.json</c> as the commands that enter its units, people, roles, fields of work and rosters, in order.</summary>
    public static ImmutableArray<Command> District(string district)
    {
        var file = JsonSerializer.Deserialize<DistrictFile>(district, Options)!;
        var from = file.ValidFrom;
        return
        [
            .. file.Units.Select(unit => new DirectoryCommand.RegisterUnit(unit.Id, unit.Name, unit.Kind, unit.Portfolio)),
            .. file.People.SelectMany(person => (IEnumerable<Command>)
            [
                new DirectoryCommand.EnterPerson(person.Id, person.Name, person.Unit),
                .. person.Roles.Select(role => new DirectoryCommand.GrantRole(person.Id, role, from)),
                .. person.Portfolios.Select(portfolio => new DirectoryCommand.AssignPortfolio(person.Id, portfolio, from)),
            ]),
            .. file.Bodies.SelectMany(body => (IEnumerable<Command>)
            [
                new BodyCommand.EstablishBody(body.Id, body.Name, body.Kind),
                .. body.Members.Select(member => new BodyCommand.SeatMember(body.Id, member, from)),
            ]),
            .. file.Catalogues.Select(line => new RegulationCommand.ListEntry(line.Kind, line.Name, line.Reference, from, "首次载入")),
        ];
    }

    private sealed record RegulationFile(string Document, string Title, DateOnly Made, DateOnly Published, DateOnly EffectiveFrom, ImmutableArray<SettingLine> Settings);

    private sealed record SettingLine(string Id, string Value);

    private sealed record DistrictFile(DateOnly ValidFrom, ImmutableArray<UnitLine> Units, ImmutableArray<PersonLine> People, ImmutableArray<BodyLine> Bodies, ImmutableArray<CatalogueLine> Catalogues);

    private sealed record UnitLine(string Id, string Name, UnitKind Kind, string Portfolio);

    private sealed record PersonLine(string Id, string Name, string? Unit, ImmutableArray<Role> Roles, ImmutableArray<string> Portfolios);

    private sealed record CatalogueLine(CatalogueKind Kind, string Name, string Reference);

    private sealed record BodyLine(string Id, string Name, BodyKind Kind, ImmutableArray<string> Members);
}
