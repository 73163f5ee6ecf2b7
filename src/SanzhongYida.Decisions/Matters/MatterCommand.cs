using System.Collections.Immutable;

namespace SanzhongYida.Decisions;

/// <summary>Commands about one matter.</summary>
public abstract record MatterCommand(string Matter) : Command
{
    /// <inheritdoc/>
    public override ImmutableArray<Subject> Subjects => [Subject.Matter(Matter)];
}

/// <summary>三、事项范围: commands that bring a matter in and say what it is.</summary>
public abstract record SubmissionCommand : MatterCommand
{
    private SubmissionCommand(string matter)
        : base(matter)
    {
    }

    private static ImmutableArray<Subject> ProjectSubjects(int year, string? project) => project is null ? [] : [Subject.Project(year, project)];

    /// <summary>Submits a matter.</summary>
    /// <param name="Matter">Its new id.</param>
    /// <param name="Year">The year whose register numbers it: that of the day.</param>
    /// <param name="Title">题目.</param>
    /// <param name="Kind">The leading kind.</param>
    /// <param name="Declared">Clauses of section 三 it is declared under.</param>
    /// <param name="Flags">Marks, to which the clauses add theirs.</param>
    /// <param name="Unit">提交事项部门.</param>
    /// <param name="CounterpartUnit">对口责任部门.</param>
    /// <param name="Departments">Departments concerned.</param>
    /// <param name="Portfolios">Fields of work touched.</param>
    /// <param name="Forum">The deciding forum.</param>
    /// <param name="FundKind">What the money is, or null.</param>
    /// <param name="InBudget">Inside the annual budget?</param>
    /// <param name="Amount">As typed: 1000.01万元; or null.</param>
    /// <param name="Bases">依据.</param>
    /// <param name="Draft">The draft decision text.</param>
    /// <param name="IsRestricted">Restricted from the first day?</param>
    /// <param name="Readers">People named as readers of a restricted matter.</param>
    /// <param name="Markings">标志: any of them restricts it; 国家秘密 is refused (W-SEC-31).</param>
    /// <param name="Project">项目编码, or null.</param>
    /// <param name="Particulars">What it is in particular, or null.</param>
    public sealed record SubmitMatter(
        string Matter,
        int Year,
        string Title,
        MatterKind Kind,
        ImmutableArray<string> Declared,
        Flags Flags,
        string Unit,
        string CounterpartUnit,
        ImmutableArray<string> Departments,
        ImmutableArray<string> Portfolios,
        BodyKind Forum,
        FundKind? FundKind,
        bool InBudget,
        string? Amount,
        ImmutableArray<string> Bases,
        string Draft,
        bool IsRestricted,
        ImmutableArray<string> Readers,
        ImmutableArray<Marking> Markings = default,
        string? Project = null,
        Particulars? Particulars = null) : SubmissionCommand(Matter)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [Subject.Matter(Matter), Subject.Register(Year), .. ProjectSubjects(Year, Project)];
    }

    /// <summary>Changes what a matter asks for, with the reason: its clauses are run again (R-3.4-d).</summary>
    /// <param name="Matter">The matter.</param>
    /// <param name="Year">The fiscal year: that of its submission.</param>
    /// <param name="InBudget">Inside the annual budget?</param>
    /// <param name="Amount">As typed.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Project">The project code it was submitted under, or null.</param>
    public sealed record ChangeFunds(string Matter, int Year, bool InBudget, string Amount, string Reason, string? Project = null) : SubmissionCommand(Matter)
    {
        /// <inheritdoc/>
        public override ImmutableArray<Subject> Subjects => [Subject.Matter(Matter), .. ProjectSubjects(Year, Project)];
    }

    /// <summary>Says anew what the matter is in particular, with the reason.</summary>
    public sealed record StateParticulars(string Matter, Particulars Particulars, string Reason) : SubmissionCommand(Matter);

    /// <summary>Moves the matter to another version of the regulation, with the reason.</summary>
    public sealed record MoveToEdition(string Matter, int Edition, string Reason) : SubmissionCommand(Matter);

    /// <summary>Clears 重大行政决策, with the reason (R-4.1.1-b).</summary>
    public sealed record ClearMajorAdministrativeDecision(string Matter, string Reason) : SubmissionCommand(Matter);

    /// <summary>Names further readers of a restricted matter, with the reason.</summary>
    public sealed record NameReaders(string Matter, ImmutableArray<string> Readers, string Reason) : SubmissionCommand(Matter);

    /// <summary>Raises the matter to 全体会议, with the reason (R-4-b).</summary>
    public sealed record RaiseToPlenary(string Matter, string Reason) : SubmissionCommand(Matter);

    /// <summary>Completes a waiting task whose step has no evidence of its own.</summary>
    public sealed record CompleteWorkItem(string Matter, string WorkItem, string Note) : SubmissionCommand(Matter);

    /// <summary>A timer of the process is due.</summary>
    public sealed record FireTimer(string Matter, string Timer) : SubmissionCommand(Matter);

    /// <summary>Moves the matter to another version of its workflow, by an approved migration plan.</summary>
    public sealed record MoveToVersion(string Matter, string Process, int Migration) : SubmissionCommand(Matter);
}
