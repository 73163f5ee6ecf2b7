using System.Collections.Immutable;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Money asked for, the amount as typed: 1000.01万元; with its project code, where it has one.</summary>
public sealed record FundsRequest(FundKind Kind, bool InBudget, string Amount, string? Project = null);

/// <summary>Another amount, and why; under the project code the matter was submitted with, in its fiscal year: this one unless named.</summary>
public sealed record FundsChangeRequest(bool InBudget, string Amount, string Reason, string? Project = null, int? Year = null);

/// <summary>Marks of a matter; the clauses it matches add theirs.</summary>
public sealed record FlagsRequest(
    bool MajorAdministrativeDecision = false,
    bool VitalInterests = false,
    bool RightsAndDuties = false,
    bool Technical = false,
    bool StabilityRisk = false,
    bool Urgent = false,
    bool BudgetAdjustment = false,
    bool DemocraticConsultation = false,
    bool Congress = false)
{
    /// <summary>As the regulation reads them.</summary>
    public Flags Flags() => new()
    {
        MajorAdministrativeDecision = MajorAdministrativeDecision,
        VitalInterests = VitalInterests,
        RightsAndDuties = RightsAndDuties,
        Technical = Technical,
        StabilityRisk = StabilityRisk,
        Urgent = Urgent,
        BudgetAdjustment = BudgetAdjustment,
        DemocraticConsultation = DemocraticConsultation,
        Congress = Congress,
    };
}

/// <summary>A matter to be submitted.</summary>
public sealed record MatterRequest(
    string Title,
    MatterKind Kind,
    string Unit,
    string CounterpartUnit,
    BodyKind Forum,
    ImmutableArray<string> Bases,
    string Draft,
    IReadOnlyList<string>? Clauses = null,
    FlagsRequest? Flags = null,
    IReadOnlyList<string>? Departments = null,
    IReadOnlyList<string>? Portfolios = null,
    FundsRequest? Funds = null,
    bool IsRestricted = false,
    IReadOnlyList<string>? Readers = null,
    IReadOnlyList<Marking>? Markings = null,
    Particulars? Particulars = null)
{
    /// <summary>The command it means.</summary>
    public SubmissionCommand.SubmitMatter Command(string id, int year) => new(
        id,
        year,
        Title,
        Kind,
        [.. Clauses ?? []],
        (Flags ?? new()).Flags(),
        Unit,
        CounterpartUnit,
        [.. Departments ?? []],
        [.. Portfolios ?? []],
        Forum,
        Funds?.Kind,
        Funds?.InBudget ?? false,
        Funds?.Amount,
        Bases,
        Draft,
        IsRestricted,
        [.. Readers ?? []],
        [.. Markings ?? []],
        Funds?.Project,
        Particulars);
}

/// <summary>The version of the regulation a matter is moved to, and why.</summary>
public sealed record EditionRequest(int Edition, string Reason);

/// <summary>What a matter is in particular, said anew, and why.</summary>
public sealed record ParticularsRequest(Particulars Particulars, string Reason);

/// <summary>A matter that is a state secret: of which unit, and nothing else.</summary>
public sealed record SecretRequest(string Unit);

/// <summary>A reason.</summary>
public sealed record ReasonRequest(string Reason);

/// <summary>Further readers of a restricted matter, and why.</summary>
public sealed record ReadersRequest(ImmutableArray<string> Readers, string Reason);

/// <summary>The note with which a task is completed.</summary>
public sealed record NoteRequest(string Note);

/// <summary>A free text of a matter or a meeting.</summary>
public sealed record TextAnswer(string Text);

/// <summary>三、事项范围: bringing matters in, reading them, completing work items.</summary>
public static class MatterEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        var matters = api.MapGroup("/matters").WithTags("事项 Matters");
        matters.MapPost("", (MatterRequest request, Caller caller, Clock clock) =>
            caller.Commit(request.Command(Guid.CreateVersion7().ToString("N"), clock.Today.Year), id => $"/api/v1/matters/{id}")).Created("提出事项");
        matters.Act<ReasonRequest>("/{id}/major-administrative-decision/clear", "取消重大行政决策标注", (id, r) => new SubmissionCommand.ClearMajorAdministrativeDecision(id, r.Reason));
        matters.Act<ReadersRequest>("/{id}/readers", "扩大知悉范围", (id, r) => new SubmissionCommand.NameReaders(id, r.Readers, r.Reason));
        matters.Act<EditionRequest>("/{id}/edition", "改按办法的另一版本办理", (id, r) => new SubmissionCommand.MoveToEdition(id, r.Edition, r.Reason));
        matters.Act<ParticularsRequest>("/{id}/particulars", "写明事项要点", (id, r) => new SubmissionCommand.StateParticulars(id, r.Particulars, r.Reason));
        matters.MapPost("/{id}/funds", (string id, FundsChangeRequest r, Caller caller, Clock clock) =>
            caller.Commit(new SubmissionCommand.ChangeFunds(id, r.Year ?? clock.Today.Year, r.InBudget, r.Amount, r.Reason, r.Project))).Told("变更金额,重新归类");
        matters.Act<ReasonRequest>("/{id}/raise", "提请全体会议", (id, r) => new SubmissionCommand.RaiseToPlenary(id, r.Reason));
        matters.Act<NoteRequest>("/{id}/work-items/{part}/complete", "办结待办", (id, part, r) => new SubmissionCommand.CompleteWorkItem(id, part, r.Note));
        api.MapPost("/secrets", (SecretRequest request, Caller caller, Clock clock) =>
            caller.Commit(new RegisterCommand.RegisterSecret(clock.Today.Year, request.Unit), year => $"/api/v1/secrets/{year}")).WithTags("事项 Matters").Created("登记涉密事项存根(另行办理)");
        api.MapGet("/secrets/{year:int}", async (int year, Caller caller, Desk desk, CancellationToken stop) =>
            await Answers.OfYear(year, async () => TypedResults.Ok(await desk.Record.Secrets(caller.Reader, year, stop)))).WithTags("事项 Matters").WithSummary("涉密事项存根").Produces<IEnumerable<SecretStub>>();
        MapReading(matters);
        api.MapGet("/work-items", ([AsParameters] PageQuery page, Caller caller, Desk desk, CancellationToken stop) =>
            page.Read((cursor, size) => desk.Record.WorkItems(caller.Reader, cursor, size, stop))).WithTags("事项 Matters").WithSummary("我的待办").Produces<Page<WorkItemRow>>();
    }

    private static void MapReading(RouteGroupBuilder matters)
    {
        matters.MapGet("", ([AsParameters] PageQuery page, Caller caller, Desk desk, CancellationToken stop) =>
            page.Read((cursor, size) => desk.Record.Matters(caller.Reader, cursor, size, stop))).WithSummary("事项列表").Produces<Page<MatterRow>>();
        matters.MapGet("/{id}", async (string id, Caller caller, Desk desk, HttpContext context) =>
            await desk.Record.Matter(caller.Reader, id, context.RequestAborted) is { } matter ? Answers.Read(context, matter.Version, MatterView.Of(matter)) : Problems.NotFound())
            .WithSummary("事项").Produces<MatterView>();
        matters.MapGet("/by-particulars", ([AsParameters] ParticularsQuery query, [AsParameters] PageQuery page, Caller caller, Desk desk, CancellationToken stop) =>
            page.Read((cursor, size) => ParticularsSearch.Read(desk, caller.Reader, query, cursor, size, stop))).WithSummary("按要点筛选事项:领域、性质、项目类别、来源、所落实的上级决定").Produces<Page<MatterRow>>();
        matters.MapGet("/by-particulars/count", async (Caller caller, Desk desk, CancellationToken stop) => await ParticularsSearch.Count(desk, caller.Reader, stop)).WithSummary("按要点统计事项").Produces<ParticularsCount>();
        matters.MapGet("/{id}/steps", Steps).WithSummary("各环节用时(日、工作日)").Produces<ImmutableArray<StepAge>>();
        matters.MapGet("/{id}/permitted", Permitted).WithSummary("现在可办的事,及不可办的依据").Produces<ImmutableArray<ActAnswer>>();
        matters.MapGet("/{id}/entries", (string id, [AsParameters] PageQuery page, Caller caller, Desk desk, CancellationToken stop) =>
            Entries.Read(page, desk, caller.Reader, Subject.Matter(id), stop)).WithSummary("事项记录(全部事实)").Produces<Page<EntryLine>>();
        matters.MapGet("/{id}/texts/{digest}", async (string id, string digest, Caller caller, Desk desk, CancellationToken stop) =>
            await desk.Record.Text(caller.Reader, Subject.Matter(id), digest, stop) is { } text ? TypedResults.Ok(new TextAnswer(text)) : Problems.NotFound())
            .WithSummary("事项文本").Produces<TextAnswer>();
    }

    private static async Task<IResult> Steps(string id, Caller caller, Desk desk, Clock clock, CancellationToken stop)
    {
        var facts = new List<(DateOnly On, Fact Fact)>();
        string? cursor = null;
        do
        {
            if (await desk.Record.Entries(caller.Reader, Subject.Matter(id), cursor, PageSize.Most, stop) is not { } page)
            {
                return Problems.NotFound();
            }

            facts.AddRange(page.Items.SelectMany(entry => entry.Facts.Select(fact => (DistrictTime.Day(entry.At), fact))));
            cursor = page.Next;
        }
        while (cursor is not null);

        return TypedResults.Ok(StepAges.Of(facts, desk.Law.Regulation.Calendar, clock.Today));
    }

    private static async Task<IResult> Permitted(string id, Caller caller, Desk desk, Clerk clerk, Clock clock, CancellationToken stop)
    {
        if (await desk.Record.Matter(caller.Reader, id, stop) is not { } matter || !desk.Law.People.TryGetValue(caller.Person, out var person))
        {
            return Problems.NotFound();
        }

        return TypedResults.Ok(await ActAnswer.On(desk.Law, matter, person, clerk, clock.Today, stop));
    }
}
