using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>Export in the shape of the state-owned enterprises' “三重一大” standard (U-7): 有关制度 0005, 事项清单 0004, 会议决策 0006, one
/// XML package each, the files they name in the folder 0002, and the six anomaly classes as a self-check. It holds what the one who asks may read.</summary>
public static class SasacExport
{
    /// <summary>The root of every package.</summary>
    public const string Root = "tiol";

    private const string NoCode = "000000000000000000";

    /// <summary>Maps the endpoint.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        Delegate export = Export;
        api.MapGet("/supervision/exports/sasac", export).WithTags("督查督办 Supervision").WithSummary("按国资“三重一大”数据规范导出并自查").Produces(StatusCodes.Status200OK, contentType: "application/zip");
    }

    private static async Task<IResult> Export([AsParameters] PeriodQuery period, Caller caller, Desk desk, Clock clock, Documents documents, IConfiguration settings, CancellationToken stop) =>
        Visibility.MayReadFigures(caller.Reader)
            ? await period.Read(clock.Today, (from, to) => Make(from, to, new SasacFiles(desk, caller.Reader, documents, stop), $"{settings["District:CreditCode"] ?? NoCode}_{{0}}_{clock.Today:yyyyMMdd}"))
            : Problems.NotFound();

    private static async Task<IResult> Make(DateOnly from, DateOnly to, SasacFiles files, string name)
    {
        var (desk, reader, _, stop) = files;
        var meetings = await desk.Record.MeetingsBetween(reader, from, to, stop);
        var named = meetings.SelectMany(meeting => meeting.Items).Select(item => item.Matter).Distinct(StringComparer.Ordinal).ToList();
        var matters = (await desk.Record.MattersTouched(reader, from, to, named, stop)).ToDictionary(matter => matter.Id, StringComparer.Ordinal);
        var made = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        await foreach (var (path, content) in files.Of(meetings, matters))
        {
            made[path] = content;
        }

        using var file = new MemoryStream();
        await using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            await Write(zip, Name(name, "0005"), Regulation(desk.Law, to), stop);
            await Write(zip, Name(name, "0004"), Items(matters.Values), stop);
            await Write(zip, Name(name, "0006"), await Meetings(files, meetings, matters, [.. made.Keys]), stop);
            await Write(zip, Name(name, "check"), Check(SelfCheck.Of(desk.Law, meetings, matters), matters), stop);
            foreach (var (path, content) in made)
            {
                await using var entry = await zip.CreateEntry($"{Name(name, "0002")}/{path}").OpenAsync(stop);
                await entry.WriteAsync(content, stop);
            }
        }

        return TypedResults.File(file.ToArray(), "application/zip", "sasac.zip");
    }

    private static string Name(string pattern, string code) => string.Format(CultureInfo.InvariantCulture, pattern, code);

    private static XElement Regulation(Law law, DateOnly day) => new(
        "regulation",
        new XElement("regulation_name", law.Regulation.EditionOn(day).Title),
        new XElement("regulation_type", "三重一大决策制度"),
        new XElement("regulation_no", law.Regulation.EditionOn(day).Document),
        new XElement("approval_date", law.Regulation.EditionOn(day).Made is { } made ? Text(made) : ""),
        new XElement("effective_date", Text(law.Regulation.EditionOn(day).EffectiveFrom)),
        new XElement("audit_flag", 1),
        law.Bodies.Values.OrderBy(body => body.Id, StringComparer.Ordinal).Select(body => new XElement(
            "meeting_type",
            new XElement("meeting_type_name", body.Name),
            Rates(body.Kind),
            new XElement("member_count", body.Members(day).Length),
            new XElement("vote_mode_list", Enum.GetValues<VoteMethod>().Select(method => new XElement(
                "vote_mode",
                new XElement("item", "默认"),
                new XElement("vote_mode_name", PaperWords.Of(method)),
                new XElement("mode_radix", SelfCheck.CountedOf),
                new XElement("mode_rate", SelfCheck.ShareToCarry)))))));

    // 默认, and the share for appointments where it is another one.
    private static IEnumerable<XElement> Rates(BodyKind body)
    {
        var (usual, withAppointment) = (SelfCheck.ShareToOpen(body, hasAppointment: false), SelfCheck.ShareToOpen(body, hasAppointment: true));
        yield return new XElement("rate", usual);
        if (withAppointment != usual)
        {
            yield return new XElement("rate", new XAttribute("item", Words.Of(MatterKind.KeyAppointment)), withAppointment);
        }
    }

    private static XElement Items(IEnumerable<Matter> matters) => new(
        "item_list",
        matters.OrderBy(matter => matter.Number, StringComparer.Ordinal).Select(matter => new XElement(
            "item",
            new XElement("item_code", matter.Number),
            new XElement("item_name", matter.Title),
            new XElement("catalog_code_list", matter.Clauses.Select(clause => new XElement("catalog_code", clause))),
            new XElement("catalog_name", Words.Of(matter.Kind)),
            new XElement("legal_flag", matter.Flags.MajorAdministrativeDecision ? 1 : 0),
            new XElement("item_meeting_list", matter.Discussions.Select(discussion => discussion.Forum).Append(matter.Forum).Select(forum => new XElement("meeting_type_name", Words.Of(forum)))))));

    private static async Task<XElement> Meetings(SasacFiles files, IEnumerable<Meeting> meetings, Dictionary<string, Matter> matters, HashSet<string> made)
    {
        var list = new XElement("meeting_list");
        foreach (var meeting in meetings.OrderBy(meeting => meeting.StartsAt))
        {
            var reasons = await files.Reasons(meeting);
            list.Add(Held(files.Desk.Law, meeting, matters, reasons, made));
        }

        return list;
    }

    private static XElement Held(Law law, Meeting meeting, Dictionary<string, Matter> matters, IReadOnlyDictionary<string, string> reasons, IReadOnlySet<string> made) => new(
        "meeting",
        new XElement("meeting_id", meeting.Id),
        new XElement("meeting_name", meeting.Title),
        new XElement("meeting_type_name", Words.Of(meeting.Forum)),
        new XElement("meeting_time", meeting.StartsAt.ToOffset(DistrictTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)),
        new XElement("moderator", meeting.Presider is { } presider ? Words.Person(law, presider) : ""),
        new XElement("attendee_list", meeting.Due.Select(member => new XElement("attendee", new XElement("name", Words.Person(law, member)), new XElement("attend_flag", meeting.Attendance.Any(presence => presence.Member == member) ? 1 : 0), new XElement("reason", reasons.GetValueOrDefault(member, ""))))),
        new XElement("notice_file", Named(made, SasacFiles.Notice(meeting))),
        new XElement("minutes_file", Named(made, SasacFiles.Minutes(meeting))),
        new XElement("record_file", Named(made, SasacFiles.Record(meeting))),
        new XElement("subject_list", SasacFiles.Subjects(meeting, matters).Select(item => Item(law, meeting, item, matters[item.Matter]))));

    // A paper the reader may not read, or that is not there yet, is not named.
    private static string Named(IReadOnlySet<string> made, string path) => made.Contains(path) ? path : "";

    private static XElement Item(Law law, Meeting meeting, AgendaItem item, Matter matter) => new(
        "subject",
        new XElement("subject_id", SasacFiles.Subject(meeting, item)),
        new XElement("subject_name", matter.Title),
        new XElement("source", Words.Unit(law, matter.Unit)),
        new XElement("special", ""),
        new XElement("item_code_list", new XElement("item_code", matter.Number)),
        new XElement("relation_list", SelfCheck.Earlier(matter, meeting).Select(earlier => new XElement("meeting_id", earlier))),
        new XElement("attendance_list", meeting.Invitations.Where(invited => invited.Items.IsEmpty || invited.Items.Contains(item.Number)).Select(invited => new XElement("attendance", new XElement("name", invited.Name), new XElement("position", invited.Capacity)))),
        new XElement("deliberation_list", item.Statements.DistinctBy(statement => statement.Member, StringComparer.Ordinal).Select(statement => new XElement("deliberation", new XElement("personnel", Words.Person(law, statement.Member)), new XElement("result", PaperWords.Of(item.Statements.Last(last => last.Member == statement.Member).Opinion))))),
        new XElement("pass_flag", SelfCheck.PassFlag(item.Outcome)),
        new XElement("approval_flag", item.IsStudy ? "否" : "审批"),
        new XElement("adopt_flag", matter.Evidence.Any(filed => SelfCheck.IsHearing(filed.Evidence)) ? 1 : 0),
        new XElement("subject_result", item.Outcome == Outcome.Open ? "" : OutcomeNames.Chinese(item.Outcome)),
        new XElement("remark", ""));

    private static XElement Check(IEnumerable<AnomalyFound> found, Dictionary<string, Matter> matters) => new(
        "check_list",
        Enum.GetValues<Anomaly>().Select(anomaly => new XElement("class", new XAttribute("name", new AnomalyFound(anomaly, "", "", 0).Name), found.Where(line => line.Anomaly == anomaly).Select(line => new XElement(
            "subject",
            new XElement("subject_id", $"{line.Meeting}-{line.Item}"),
            new XElement("item_code", matters[line.Matter].Number))))));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static async Task Write(ZipArchive zip, string name, XElement content, CancellationToken stop)
    {
        await using var entry = await zip.CreateEntry(name + ".xml").OpenAsync(stop);
        await new XDocument(new XDeclaration("1.0", "utf-8", null), new XElement(Root, content)).SaveAsync(entry, SaveOptions.None, stop);
    }
}
