using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>「开发区管委会,各办、局、场,各乡(镇)人民政府,牧业区管委会,各街道办事处」 (R-0-a).</summary>
public enum UnitKind
{
    /// <summary>开发区管委会.</summary>
    DevelopmentZone,

    /// <summary>办, 局, 场, 中心.</summary>
    Bureau,

    /// <summary>乡(镇)人民政府.</summary>
    Township,

    /// <summary>牧业区管委会.</summary>
    PastoralZone,

    /// <summary>街道办事处.</summary>
    Subdistrict,
}

/// <summary>A registered unit: only such may submit, execute or report (R-0-a).</summary>
public sealed record Unit : State
{
    /// <summary>The unit's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>The field of work it belongs to, which names the leader in charge on any day.</summary>
    public required string Portfolio { get; init; }

    /// <summary>The last day it existed, or null.</summary>
    public DateOnly? DissolvedOn { get; init; }

    /// <summary>Does it exist on that day?</summary>
    public bool Exists(DateOnly day) => DissolvedOn is null || day <= DissolvedOn;

    internal static Unit Apply(Unit? before, UnitFact fact) => fact switch
    {
        UnitFact.UnitRegistered f => new Unit { Id = f.Id, Name = f.Name, Kind = f.Kind, Portfolio = f.Portfolio },
        UnitFact.UnitDissolved f => before! with { DissolvedOn = f.LastDay },
        _ => throw new UnreachableException(),
    };
}

/// <summary>What happened to a unit.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(UnitRegistered), "unit-registered")]
[JsonDerivedType(typeof(UnitDissolved), "unit-dissolved")]
public abstract record UnitFact : Fact
{
    private UnitFact()
    {
    }

    /// <summary>A unit was registered.</summary>
    public sealed record UnitRegistered(string Id, string Name, UnitKind Kind, string Portfolio) : UnitFact;

    /// <summary>A unit was dissolved.</summary>
    public sealed record UnitDissolved(DateOnly LastDay) : UnitFact;
}
