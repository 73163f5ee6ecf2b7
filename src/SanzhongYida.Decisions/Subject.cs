namespace SanzhongYida.Decisions;

/// <summary>What a state, its entries and its version belong to: the unit of one hash chain and of one version guard.</summary>
public enum SubjectKind
{
    /// <summary>事项, with its process instance.</summary>
    Matter,

    /// <summary>会议.</summary>
    Meeting,

    /// <summary>会议组成: a dated roster.</summary>
    Body,

    /// <summary>单位.</summary>
    Unit,

    /// <summary>人员: roles and portfolios, dated.</summary>
    Person,

    /// <summary>办法: the settings in force, the working-day calendar.</summary>
    Regulation,

    /// <summary>流程定义: drafts and published versions of one process.</summary>
    Definition,

    /// <summary>登记簿: the numbers issued in one year, without gaps.</summary>
    Register,

    /// <summary>资金项目: what was asked for under one project code in one fiscal year.</summary>
    Project,
}

/// <summary>The name of one subject, written <c>kind/id</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Unique within its kind; never empty, holds no slash.</param>
public readonly record struct Subject(SubjectKind Kind, string Id)
{
    /// <summary>A matter's subject.</summary>
    public static Subject Matter(string id) => new(SubjectKind.Matter, id);

    /// <summary>A meeting's subject.</summary>
    public static Subject Meeting(string id) => new(SubjectKind.Meeting, id);

    /// <summary>The one regulation of a district.</summary>
    public static Subject Regulation { get; } = new(SubjectKind.Regulation, "taobei");

    /// <summary>The register of a year's numbers.</summary>
    public static Subject Register(int year) =>
        new(SubjectKind.Register, year.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A project of a fiscal year.</summary>
    public static Subject Project(int year, string code) => new(SubjectKind.Project, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year}-{code}"));

    /// <summary>Reads what <see cref="ToString"/> wrote. Throws <see cref="FormatException"/> on anything else.</summary>
    public static Subject Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Enum.TryParse<SubjectKind>(text[..slash], ignoreCase: true, out var kind)
            ? new Subject(kind, text[(slash + 1)..])
            : throw new FormatException($"“{text}” names no subject.");
    }

    /// <summary>Is it part of the law by which other subjects are judged (everything but matters, meetings, registers and projects)?</summary>
    public bool IsLaw => Kind is not (SubjectKind.Matter or SubjectKind.Meeting or SubjectKind.Register or SubjectKind.Project);

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        SubjectKind.Matter => "matter/",
        SubjectKind.Meeting => "meeting/",
        SubjectKind.Body => "body/",
        SubjectKind.Unit => "unit/",
        SubjectKind.Person => "person/",
        SubjectKind.Regulation => "regulation/",
        SubjectKind.Definition => "definition/",
        SubjectKind.Project => "project/",
        _ => "register/",
    } + Id;
}
