using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SanzhongYida.Decisions;
using SanzhongYida.Storage;
using Command = System.CommandLine.Command;

namespace SanzhongYida.Cli;

/// <summary>The verbs about dossiers: taking one from a record, and verifying one with nothing but itself.</summary>
internal static class DossierVerbs
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static Command Take(Option<bool> json)
    {
        var record = new Argument<FileInfo>("record") { Description = "记录文件 the record (record.db)" }.AcceptExistingOnly();
        var matter = new Argument<string>("matter") { Description = "事项编号 the matter's number or id" };
        var file = new Argument<FileInfo>("file") { Description = "写到何处 where to write it" };
        var hash = new Option<string>("--hash") { Description = "摘要算法 the hash algorithm", DefaultValueFactory = _ => Digests.Sha256 }.AcceptOnlyFromAmong(Digests.Sha256, Digests.Sm3);
        return Verbs.Verb("dossier", "取出一件事项的卷宗,用记录旁的密钥签名 take a matter's dossier, signed with the key beside the record", [record, matter, file], [hash], parsed =>
        {
            var path = parsed.GetRequiredValue(record).FullName;
            var key = DistrictKey.OpenOrCreate(DistrictKey.Beside(path));
            var order = new DossierOrder(parsed.GetRequiredValue(matter), Environment.UserName, TimeProvider.System.GetUtcNow(), key, parsed.GetValue(hash)!);
            if (Dossier.Take(path, order) is not { } dossier)
            {
                Printed.Out(parsed.GetValue(json), ["没有这个事项 there is no such matter"], line => line, "");
                return Task.FromResult(1);
            }

            File.WriteAllBytes(parsed.GetRequiredValue(file).FullName, dossier);
            Printed.Out(parsed.GetValue(json), [$"{dossier.Length} 字节 bytes · {key.Algorithm} · {DistrictKey.Fingerprint(key.PublicKey)}"], line => line, "");
            return Task.FromResult(0);
        });
    }

    public static Command Verify(Option<bool> json)
    {
        var dossier = new Argument<FileInfo>("dossier") { Description = "卷宗文件 the dossier" }.AcceptExistingOnly();
        var key = new Option<FileInfo>("--key") { Description = "地区的公钥(PEM) the district's public key" }.AcceptExistingOnly();
        var english = new Option<bool>("--english") { Description = "以英文说明 tell it in English" };
        return Verbs.Verb("verify", "核验卷宗:逐字节、逐条、逐票,重新计算结果 verify a dossier byte by byte, entry by entry, vote by vote, and compute its outcomes again", [dossier], [key, english], parsed =>
        {
            var publicKey = parsed.GetValue(key) is { } pem ? DistrictKey.ReadPublic(File.ReadAllText(pem.FullName)) : null;
            var report = Dossier.Verify(File.ReadAllBytes(parsed.GetRequiredValue(dossier).FullName), publicKey);
            var lines = parsed.GetValue(english) ? English(report) : Chinese(report);
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Json) : string.Join(Environment.NewLine, lines));
            return Task.FromResult(report.Findings.Count == 0 ? 0 : 1);
        });
    }

    private static IEnumerable<string> Chinese(DossierReport report) =>
    [
        $"{report.Number} {report.Title}{(report.IsDemonstration ? "(演示)" : "")}",
        $"签名:{report.Algorithm} {report.Fingerprint}{(report.IsKeyKnown ? "" : ";没有给出公钥(--key),只核对了前后一致,没有核对是谁签的")}",
        $"记载{report.Chains}链{report.Entries}条,其他议题{report.Withheld}条只存摘要;文本{report.Texts}件,附件{report.Attachments}件",
        .. report.Redacted.Select(digest => $"已销毁、只存摘要的文本:{digest}"),
        .. report.Outcomes.Select(item => $"{item.On:yyyy-MM-dd}会议第{item.Item}项:应到{item.Due}人,到会{item.Present}人,同意{item.Totals.Approve}、不同意{item.Totals.Oppose}、缓议{item.Totals.Defer},重新计算:{OutcomeNames.Chinese(item.Outcome)}"),
        .. report.Findings.Select(finding => $"不成立 {finding.Where}:{finding.Chinese}"),
        report.Findings.Count == 0 ? "成立:结果由记录得出。" : $"不成立:{report.Findings.Count}处。",
    ];

    private static IEnumerable<string> English(DossierReport report) =>
    [
        $"{report.Number} {report.Title}{(report.IsDemonstration ? " (demonstration)" : "")}",
        $"Signature: {report.Algorithm} {report.Fingerprint}{(report.IsKeyKnown ? "" : "; no public key was given (--key): it agrees with itself, whose it is was not checked")}",
        $"{report.Entries} entries in {report.Chains} chains, {report.Withheld} about other items as hashes only; {report.Texts} texts, {report.Attachments} attachments",
        .. report.Redacted.Select(digest => $"Text destroyed, known by its digest only: {digest}"),
        .. report.Outcomes.Select(item => $"Meeting of {item.On:yyyy-MM-dd}, item {item.Item}: {item.Due} due, {item.Present} present, {item.Totals.Approve} for, {item.Totals.Oppose} against, {item.Totals.Defer} to defer; computed again: {item.Outcome}"),
        .. report.Findings.Select(finding => $"Does not hold: {finding.Where}: {finding.English}"),
        report.Findings.Count == 0 ? "It holds: the result follows from the record." : $"It does not hold, in {report.Findings.Count} places.",
    ];
}
