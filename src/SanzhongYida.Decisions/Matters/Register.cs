using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>登记簿: the matter numbers of one year, consecutive, so that no matter can vanish without a gap.</summary>
public sealed record Register : State
{
    /// <summary>The last number issued, 0 before the first.</summary>
    public int Last { get; init; }

    /// <summary>Stubs of matters that are state secrets (W-SEC-31).</summary>
    public ImmutableArray<SecretStub> Secrets { get; init; } = [];

    /// <summary>台账 kept before this record, as it was imported.</summary>
    public ImmutableArray<LedgerLine> Ledger { get; init; } = [];

    internal static Register Apply(Register? before, RegisterFact fact) => fact switch
    {
        RegisterFact.NumberIssued f => (before ?? new Register()) with { Last = f.Number },
        RegisterFact.SecretRegistered f => (before ?? new Register()) with { Last = f.Number, Secrets = [.. before?.Secrets ?? [], new SecretStub(f.Number, f.Unit, f.On)] },
        RegisterFact.LedgerLineEntered f => (before ?? new Register()) with { Ledger = [.. before?.Ledger ?? [], f.Line] },
        _ => throw new UnreachableException(),
    };
}

/// <summary>What happened to a register.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(NumberIssued), "number-issued")]
[JsonDerivedType(typeof(SecretRegistered), "secret-registered")]
[JsonDerivedType(typeof(LedgerLineEntered), "ledger-line-entered")]
public abstract record RegisterFact : Fact
{
    private RegisterFact()
    {
    }

    /// <summary>A number was issued to a matter.</summary>
    public sealed record NumberIssued(int Number, string Matter) : RegisterFact;

    /// <summary>A line of the paper ledger was entered.</summary>
    public sealed record LedgerLineEntered(LedgerLine Line) : RegisterFact;

    /// <summary>A number was issued to a state secret, which is dealt with elsewhere: nothing else of it is kept.</summary>
    public sealed record SecretRegistered(int Number, string Unit, DateOnly On) : RegisterFact;
}
