using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>A value of a setting, in force from a day on, with the reason and the person who approved it.</summary>
public sealed record SettingValue(string Id, string Value, DateOnly From, string Reason, string ApprovedBy);

/// <summary>The rule set in force (R-0-b): its document, its settings C-01 to C-32 and the working-day calendar.</summary>
public sealed partial record Regulation : State
{
    /// <summary>A district before its regulation is loaded: strict defaults, no calendar.</summary>
    public static Regulation Empty { get; } = new();

    // A copy with other years makes its calendar anew.
    private WorkingCalendar? _calendar;

    /// <summary>Every version of the Measures, the first first.</summary>
    public ImmutableArray<Edition> Editions { get; init; } = [];

    /// <summary>A demonstration: only such a record accepts a settable clock (T-3).</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>All values ever given, oldest first.</summary>
    public ImmutableArray<SettingValue> Settings { get; init; } = [];

    /// <summary>Values that wait for the approval of the person each names; of one setting the last.</summary>
    public ImmutableArray<SettingValue> ProposedSettings { get; init; } = [];

    /// <summary>The version that waits for its approval, or null.</summary>
    public EditionProposal? ProposedEdition { get; init; }

    /// <summary>Every entry of the catalogues, oldest first.</summary>
    public ImmutableArray<CatalogueEntry> Entries { get; init; } = [];

    /// <summary>The statutory calendar, year by year.</summary>
    public ImmutableArray<CalendarYear> Years
    {
        get;
        init
        {
            field = value;
            _calendar = null;
        }
    } = [];

    /// <summary>The working-day calendar those years make.</summary>
    [JsonIgnore]
    public WorkingCalendar Calendar => _calendar ??= Years.Aggregate(WorkingCalendar.Empty, (calendar, year) => calendar.With(year));

    /// <summary>The settings in force on a day, strict defaults where nothing was set.</summary>
    public Settings On(DateOnly day) => (_inForce is { } made && made.Day == day && made.Given == Settings
        ? made
        : _inForce = new(Settings, day, new(ValuesOn(day).ToImmutableSortedDictionary(value => value.Id, value => value.Value, StringComparer.Ordinal)))).Settings;

    /// <summary>The values in force on a day, with since when and by whose approval: of each setting the last given.</summary>
    public IEnumerable<SettingValue> ValuesOn(DateOnly day) => Settings.Where(value => value.From <= day).GroupBy(value => value.Id, StringComparer.Ordinal).Select(values => values.Last());

    /// <summary>Does the catalogue list it on that day?</summary>
    public bool Lists(CatalogueKind kind, string name, DateOnly day) => Entries.Any(entry => entry.Kind == kind && entry.Name == name && entry.On(day));

    internal static Regulation Apply(Regulation? before, RegulationFact fact)
    {
        var regulation = before ?? Empty;
        return fact switch
        {
            RegulationFact.RegulationIssued f => regulation.With(new Edition(1, f.Document, f.Title, f.Made, f.Published, f.EffectiveFrom, [])),
            RegulationFact.EditionIssued f => regulation.With(f.Edition) with { ProposedEdition = null },
            RegulationFact.EditionProposed f => regulation with { ProposedEdition = f.Proposal },
            RegulationFact.SettingChanged f => regulation with { Settings = regulation.Settings.Add(f.Value), ProposedSettings = Without(regulation.ProposedSettings, f.Value.Id) },
            RegulationFact.SettingProposed f => regulation with { ProposedSettings = Without(regulation.ProposedSettings, f.Value.Id).Add(f.Value) },
            RegulationFact.EntryListed f => regulation with { Entries = regulation.Entries.Add(f.Entry) },
            RegulationFact.EntryStruck f => regulation with { Entries = [.. regulation.Entries.Select(entry => entry.Kind == f.Kind && entry.Name == f.Name && entry.On(f.LastDay) ? entry with { To = f.LastDay } : entry)] },
            RegulationFact.CalendarLoaded f => regulation with { Years = [.. regulation.Years.Where(year => year.Year != f.Year.Year), f.Year] },
            RegulationFact.MarkedAsDemonstration => regulation with { IsDemonstration = true },
            _ => throw new UnreachableException(),
        };
    }

    private static ImmutableArray<SettingValue> Without(ImmutableArray<SettingValue> values, string setting) => [.. values.Where(value => value.Id != setting)];

    private Regulation With(Edition edition) => this with { Editions = Editions.Add(edition) };

    /// <inheritdoc/>
    public bool Equals(Regulation? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Version.GetHashCode();

    // What was worked out last, with what it was made of: a copy of the regulation takes it along and may hold other settings.
    private InForce? _inForce;

    private sealed record InForce(ImmutableArray<SettingValue> Given, DateOnly Day, Settings Settings);
}

/// <summary>What happened to the regulation.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(RegulationIssued), "regulation-issued")]
[JsonDerivedType(typeof(EditionIssued), "edition-issued")]
[JsonDerivedType(typeof(EditionProposed), "edition-proposed")]
[JsonDerivedType(typeof(SettingChanged), "setting-changed")]
[JsonDerivedType(typeof(SettingProposed), "setting-proposed")]
[JsonDerivedType(typeof(EntryListed), "entry-listed")]
[JsonDerivedType(typeof(EntryStruck), "entry-struck")]
[JsonDerivedType(typeof(CalendarLoaded), "calendar-loaded")]
[JsonDerivedType(typeof(MarkedAsDemonstration), "marked-as-demonstration")]
public abstract record RegulationFact : Fact
{
    private RegulationFact()
    {
    }

    /// <summary>The rule set was issued: its first version.</summary>
    public sealed record RegulationIssued(string Document, string Title, DateOnly EffectiveFrom, DateOnly? Made = null, DateOnly? Published = null) : RegulationFact;

    /// <summary>A further version was issued, with the reason and the person who approved it.</summary>
    public sealed record EditionIssued(Edition Edition, string Reason, string ApprovedBy) : RegulationFact;

    /// <summary>A further version waits for its approval.</summary>
    public sealed record EditionProposed(EditionProposal Proposal) : RegulationFact;

    /// <summary>A value waits for its approval.</summary>
    public sealed record SettingProposed(SettingValue Value) : RegulationFact;

    /// <summary>A setting was given a value.</summary>
    public sealed record SettingChanged(SettingValue Value) : RegulationFact;

    /// <summary>A catalogue got an entry.</summary>
    public sealed record EntryListed(CatalogueEntry Entry) : RegulationFact;

    /// <summary>An entry was struck, with its last day and the reason; it stays readable.</summary>
    public sealed record EntryStruck(CatalogueKind Kind, string Name, DateOnly LastDay, string Reason) : RegulationFact;

    /// <summary>A calendar year was loaded. Dates already issued don't move.</summary>
    public sealed record CalendarLoaded(CalendarYear Year) : RegulationFact;

    /// <summary>The record was marked as a demonstration, before anything else.</summary>
    public sealed record MarkedAsDemonstration : RegulationFact;
}

/// <summary>Commands about the regulation.</summary>
public abstract record RegulationCommand : Command
{
    private RegulationCommand()
    {
    }

    /// <inheritdoc/>
    public override ImmutableArray<Subject> Subjects => [Subject.Regulation];

    /// <summary>Issues the rule set with its first settings and calendar; at first start.</summary>
    public sealed record IssueRegulation(string Document, string Title, DateOnly EffectiveFrom, ImmutableArray<SettingValue> Settings, ImmutableArray<CalendarYear> Years, DateOnly? Made = null, DateOnly? Published = null) : RegulationCommand;

    /// <summary>Proposes a further version of the rule set to the leader who is to approve it.</summary>
    public sealed record IssueEdition(string Document, string Title, DateOnly Made, DateOnly Published, DateOnly EffectiveFrom, ImmutableArray<PermittedValue> Permits, string Reason, string ApprovedBy) : RegulationCommand;

    /// <summary>The leader named approves it, which issues it.</summary>
    public sealed record ApproveEdition(string Document) : RegulationCommand;

    /// <summary>Proposes a value of a setting, from a day on, to the leader who is to approve it.</summary>
    public sealed record ChangeSetting(string Setting, string Value, DateOnly From, string Reason, string ApprovedBy) : RegulationCommand;

    /// <summary>The leader named approves it, which gives the setting its value; the value says which one was read.</summary>
    public sealed record ApproveSetting(string Setting, string Value) : RegulationCommand;

    /// <summary>Enters something in a catalogue from a day on, by a document and with the reason.</summary>
    public sealed record ListEntry(CatalogueKind Kind, string Name, string Reference, DateOnly From, string Reason) : RegulationCommand;

    /// <summary>Strikes an entry after a last day, with the reason.</summary>
    public sealed record StrikeEntry(CatalogueKind Kind, string Name, DateOnly LastDay, string Reason) : RegulationCommand;

    /// <summary>Loads a year of the calendar.</summary>
    public sealed record LoadCalendar(CalendarYear Year) : RegulationCommand;

    /// <summary>Marks an empty record as a demonstration (T-3).</summary>
    public sealed record MarkAsDemonstration : RegulationCommand;
}
