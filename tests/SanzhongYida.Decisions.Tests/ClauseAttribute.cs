using Xunit.v3;

namespace SanzhongYida.Decisions.Tests;

/// <summary>The rule a test holds: <c>docs/clauses.md</c> will be generated from it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class ClauseAttribute(string ruleId) : Attribute, ITraitAttribute
{
    /// <summary>The rule id.</summary>
    public string RuleId => ruleId;

    /// <inheritdoc/>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [KeyValuePair.Create("Clause", ruleId)];
}
