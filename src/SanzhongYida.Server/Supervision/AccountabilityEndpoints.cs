using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>A case to be opened, under a short id of the centre's choice.</summary>
/// <param name="Id">Unique in the matter.</param>
/// <param name="Trigger">Which of the four.</param>
/// <param name="Links">What it rests on: <c>decision/1</c>, <c>task/T1</c>, <c>followup/D1</c>, <c>alert/…</c>, <c>refusal/…</c>.</param>
/// <param name="People">Those it is about.</param>
/// <param name="Text">What happened.</param>
public sealed record CaseRequest(string Id, CaseTrigger Trigger, ImmutableArray<string> Links, ImmutableArray<string> People, string Text);

/// <summary>One or more of the four responsibilities of a person.</summary>
public sealed record ResponsibilityRequest(string Person, ImmutableArray<Responsibility> Responsibilities, string Grounds);

/// <summary>To whom a case goes, on which basis.</summary>
public sealed record SendOnRequest(string Authority, ImmutableArray<string> Bases, string Opinion);

/// <summary>What the authority decided.</summary>
public sealed record OutcomeRequest(DateOnly On, string Outcome);

/// <summary>五(三)责任追究.</summary>
public static class AccountabilityEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var matters = api.MapGroup("/matters").WithTags("责任追究 Accountability");
        matters.Act<CaseRequest>("/{id}/cases", "立案", (id, r) => new AccountabilityCommand.OpenCase(id, r.Id, r.Trigger, r.Links, r.People, r.Text));
        matters.Act<ResponsibilityRequest>("/{id}/cases/{part}/responsibilities", "认定责任", (id, part, r) => new AccountabilityCommand.AssignResponsibility(id, part, r.Person, r.Responsibilities, r.Grounds));
        matters.Act<SendOnRequest>("/{id}/cases/{part}/send-on", "移送", (id, part, r) => new AccountabilityCommand.SendCaseOn(id, part, r.Authority, r.Bases, r.Opinion));
        matters.Act<OutcomeRequest>("/{id}/cases/{part}/outcome", "登记处理结果", (id, part, r) => new AccountabilityCommand.EnterCaseOutcome(id, part, r.On, r.Outcome));
        api.MapGet("/accountability/bases", () => Cases.Bases).WithTags("责任追究 Accountability").WithSummary("责任追究依据");
    }
}
