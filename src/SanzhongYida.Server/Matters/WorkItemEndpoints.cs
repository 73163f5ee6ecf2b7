using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>To whom a work item goes.</summary>
public sealed record HeirRequest(string To);

/// <summary>To whom a work item goes, and why.</summary>
public sealed record ReassignRequest(string To, string Reason);

/// <summary>Who is asked to sign.</summary>
public sealed record SignerRequest(string Person);

/// <summary>Who are asked to sign.</summary>
public sealed record SignersRequest(ImmutableArray<string> Persons);

/// <summary>To which node it goes back, and why.</summary>
public sealed record SendBackRequest(string To, string Reason);

/// <summary>领取, 委派, 改派, 加签, 会签, 退回, 撤回 of work items, and whether one may.</summary>
public static class WorkItemEndpoints
{
    private const string Item = "/{id}/work-items/{part}";

    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var matters = api.MapGroup("/matters").WithTags("待办 Work items");
        matters.MapGet(Item + "/acts", Permitted).WithSummary("对该待办可办的事、可指向的对象,及不可办的依据").Produces<ImmutableArray<ActAnswer>>();
        matters.Act(Item + "/claim", "领取", (id, part) => new WorkItemCommand.Claim(id, part));
        matters.Act(Item + "/release", "放回", (id, part) => new WorkItemCommand.Release(id, part));
        matters.Act<HeirRequest>(Item + "/delegate", "委派", (id, part, r) => new WorkItemCommand.DelegateTask(id, part, r.To));
        matters.Act<ReassignRequest>(Item + "/reassign", "改派", (id, part, r) => new WorkItemCommand.Reassign(id, part, r.To, r.Reason));
        matters.Act<SignerRequest>(Item + "/add-signer", "加签", (id, part, r) => new WorkItemCommand.AddSigner(id, part, r.Person));
        matters.Act<SignersRequest>(Item + "/countersign", "会签(意见,不是表决)", (id, part, r) => new WorkItemCommand.Countersign(id, part, r.Persons));
        matters.Act<OpinionRequest>(Item + "/sign", "签署意见", (id, part, r) => new WorkItemCommand.Sign(id, part, r.Opinion));
        matters.Act<SendBackRequest>(Item + "/send-back", "退回到先前环节", (id, part, r) => new WorkItemCommand.SendBack(id, part, r.To, r.Reason));
        matters.Act<ReasonRequest>("/{id}/nodes/{part}/take-back", "撤回本人办结的环节", (id, part, r) => new CourseCommand.TakeBack(id, part, r.Reason));
        matters.Act<ReasonRequest>("/{id}/suspend", "挂起", (id, r) => new CourseCommand.Suspend(id, r.Reason));
        matters.Act<ReasonRequest>("/{id}/resume", "恢复", (id, r) => new CourseCommand.Resume(id, r.Reason));
    }

    private static async Task<IResult> Permitted(string id, string part, Caller caller, Desk desk, Clerk clerk, Clock clock, CancellationToken stop)
    {
        if (await desk.Record.Matter(caller.Reader, id, stop) is not { } matter
            || matter.WorkItems.All(item => item.Id != part)
            || !desk.Law.People.TryGetValue(caller.Person, out var person))
        {
            return Problems.NotFound();
        }

        var acts = await ActAnswer.On(desk.Law, matter, person, clerk, clock.Today, stop);
        return TypedResults.Ok(acts.Where(act => act.Part == part).ToImmutableArray());
    }
}
