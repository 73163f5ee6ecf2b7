using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>A value of a setting, in force from a day on, with the reason and the person who approved it.</summary>
public sealed record SettingValue(string Id, string Value, DateOnly From, string Reason, string ApprovedBy);

/// <summary>The rule set in force (R-0-b): its document, its settings C-01 to C-32 and the working-day calendar.</summary>
public sealed record Regulation : State
{
    /// <summary>A district before its regulation is loaded: strict defaults, no calendar.</summary>
    public static Regulation Empty { get; } = new();

    /// <summary>发文字号.</summary>
    public string Document { get; init; } = "";

    /// <summary>Title.</summary>
    public string Title { get; init; } = "";

    /// <summary>The first day it applies.</summary>
    public DateOnly EffectiveFrom { get; init; }

    /// <summary>A demonstration: only such a record accepts a settable clock (T-3).</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>All values ever given, oldest first.</summary>
    public ImmutableArray<SettingValue> Settings { get; init; } = [];

    /// <summary>The statutory calendar, year by year.</summary>
    public ImmutableArray<CalendarYear> Years { get; init; } = [];

    /// <summary>The working-day calendar those years make.</summary>
    [JsonIgnore]
    public WorkingCalendar Calendar => field ??= Years.Aggregate(WorkingCalendar.Empty, (calendar, year) => calendar.With(year));

    /// <summary>The settings in force on a day, strict defaults where nothing was set.</summary>
    public Settings On(DateOnly day) => new(Settings.Where(value => value.From <= day)
        .GroupBy(value => value.Id, StringComparer.Ordinal)
        .ToImmutableSortedDictionary(values => values.Key, values => values.Last().Value, StringComparer.Ordinal));

    internal static Regulation Apply(Regulation? before, RegulationFact fact)
    {
        var regulation = before ?? Empty;
        return fact switch
        {
            RegulationFact.RegulationIssued f => regulation with { Document = f.Document, Title = f.Title, EffectiveFrom = f.EffectiveFrom },
            RegulationFact.SettingChanged f => regulation with { Settings = regulation.Settings.Add(f.Value) },
            RegulationFact.CalendarLoaded f => regulation with { Years = [.. regulation.Years.Where(year => year.Year != f.Year.Year), f.Year] },
            RegulationFact.MarkedAsDemonstration => regulation with { IsDemonstration = true },
            _ => throw new UnreachableException(),
        };
    }

    /// <inheritdoc/>
    public bool Equals(Regulation? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Version.GetHashCode();
}

/// <summary>What happened to the regulation.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(RegulationIssued), "regulation-issued")]
[JsonDerivedType(typeof(SettingChanged), "setting-changed")]
[JsonDerivedType(typeof(CalendarLoaded), "calendar-loaded")]
[JsonDerivedType(typeof(MarkedAsDemonstration), "marked-as-demonstration")]
public abstract record RegulationFact : Fact
{
    private RegulationFact()
    {
    }

    /// <summary>The rule set was issued.</summary>
    public sealed record RegulationIssued(string Document, string Title, DateOnly EffectiveFrom) : RegulationFact;

    /// <summary>A setting was given a value.</summary>
    public sealed record SettingChanged(SettingValue Value) : RegulationFact;

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
    public sealed record IssueRegulation(string Document, string Title, DateOnly EffectiveFrom, ImmutableArray<SettingValue> Settings, ImmutableArray<CalendarYear> Years) : RegulationCommand;

    /// <summary>Gives a setting a value from a day on.</summary>
    public sealed record ChangeSetting(string Setting, string Value, DateOnly From, string Reason, string ApprovedBy) : RegulationCommand;

    /// <summary>Loads a year of the calendar.</summary>
    public sealed record LoadCalendar(CalendarYear Year) : RegulationCommand;

    /// <summary>Marks an empty record as a demonstration (T-3).</summary>
    public sealed record MarkAsDemonstration : RegulationCommand;
}
