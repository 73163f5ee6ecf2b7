using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SanzhongYida.Decisions;

/// <summary>登记簿: the matter numbers of one year, consecutive, so that no matter can vanish without a gap.</summary>
public sealed record Register : State
{
    /// <summary>The last number issued, 0 before the first.</summary>
    public int Last { get; init; }

    internal static Register Apply(Register? before, RegisterFact fact) => fact switch
    {
        RegisterFact.NumberIssued f => (before ?? new Register()) with { Last = f.Number },
        _ => throw new UnreachableException(),
    };
}

/// <summary>What happened to a register.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "fact")]
[JsonDerivedType(typeof(NumberIssued), "number-issued")]
public abstract record RegisterFact : Fact
{
    private RegisterFact()
    {
    }

    /// <summary>A number was issued to a matter.</summary>
    public sealed record NumberIssued(int Number, string Matter) : RegisterFact;
}
