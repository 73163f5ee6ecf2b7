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
    // Not 0, so that no script takes it for proof; not 1, for nothing in it is wrong.
    private const int OriginUnchecked = 3;

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
        return Verbs.Verb("dossier", "取出一件事项的卷宗,用记录旁的密钥签名;公文由服务器制作,不在其中 take a matter's dossier, signed with the key beside the record; without the office's documents, which the server makes", [record, matter, file], [hash], async parsed =>
        {
            var path = parsed.GetRequiredValue(record).FullName;
            var key = DistrictKey.OpenOrCreate(DistrictKey.Beside(path));
            var order = new DossierOrder(parsed.GetRequiredValue(matter), Environment.UserName, TimeProvider.System.GetUtcNow(), key, parsed.GetValue(hash)!);
            if (await Dossier.Take(path, order) is not { } dossier)
            {
                Printed.Out(parsed.GetValue(json), ["没有这个事项 there is no such matter"], line => line, "");
                return 1;
            }

            await File.WriteAllBytesAsync(parsed.GetRequiredValue(file).FullName, dossier);
            Printed.Out(
                parsed.GetValue(json),
                [
                    $"{dossier.Length} 字节 bytes · {key.Algorithm} · {DistrictKey.Fingerprint(key.PublicKey)}",
                    "公文(会议记录、会议纪要等)不在其中:由服务器制作,请从服务器取卷宗 without the office's documents, which the server makes: take the dossier from the server to have them",
                ],
                line => line,
                "");
            return 0;
        });
    }

    public static Command Verify(Option<bool> json)
    {
        var dossier = new Argument<FileInfo>("dossier") { Description = "卷宗文件 the dossier" }.AcceptExistingOnly();
        var key = new Option<FileInfo>("--key") { Description = "地区的公钥(PEM) the district's public key" }.AcceptExistingOnly();
        var english = new Option<bool>("--english") { Description = "以英文说明 tell it in English" };
        return Verbs.Verb("verify", "核验卷宗:逐字节、逐条、逐票,重新计算结果;0为成立,1为不成立,3为前后一致但没有给出公钥、未核对出自何处 verify a dossier byte by byte, entry by entry, vote by vote, and compute its outcomes again: 0 it holds, 1 it does not, 3 it agrees with itself but no key was given, so its origin is unchecked", [dossier], [key, english], parsed =>
        {
            var publicKey = parsed.GetValue(key) is { } pem ? DistrictKey.ReadPublic(File.ReadAllText(pem.FullName)) : null;
            var report = Dossier.Verify(File.ReadAllBytes(parsed.GetRequiredValue(dossier).FullName), publicKey);
            var lines = parsed.GetValue(english) ? English(report) : Chinese(report);
            Console.WriteLine(parsed.GetValue(json) ? JsonSerializer.Serialize(report, Json) : string.Join(Environment.NewLine, lines));
            return Task.FromResult(report.Proof switch { Proof.Holds => 0, Proof.OriginUnchecked => OriginUnchecked, _ => 1 });
        });
    }

    private static IEnumerable<string> Chinese(DossierReport report) =>
    [
        $"{report.Number} {report.Title}{(report.IsDemonstration ? "(演示)" : "")}",
        $"签名:{report.Algorithm},公钥指纹{report.Fingerprint}",
        $"记载{report.Chains}链{report.Entries}条,其他议题{report.Withheld}条只存摘要;文本{report.Texts}件,附件{report.Attachments}件",
        .. report.WithheldTexts == 0 ? Array.Empty<string>() : [$"另有{report.WithheldTexts}件文本(会议纪要、补正)兼及同次会议的其他议题,只存摘要"],
        report.Documents.IsEmpty ? "公文:没有(取卷宗时未附)" : $"公文{report.Documents.Length}件:{string.Join("、", report.Documents)}",
        .. report.Redacted.Select(text => $"已销毁、只存摘要的文本:{text.Digest},{text.ProposedBy}{text.ProposedOn:yyyy-MM-dd}提请,{text.ApprovedBy}{text.DestroyedOn:yyyy-MM-dd}批准,依据:{text.Basis}"),
        .. report.Outcomes.Select(item => $"{item.On:yyyy-MM-dd}会议第{item.Item}项:应到{item.Due}人,到会{item.Present}人,同意{item.Totals.Approve}、不同意{item.Totals.Oppose}、缓议{item.Totals.Defer},重新计算:{OutcomeNames.Chinese(item.Outcome)}"),
        .. report.Findings.Select(finding => $"不成立 {finding.Where}:{finding.Chinese}"),
        report.Proof switch
        {
            Proof.Holds => $"成立:结果由记录得出,并由所给公钥({report.Fingerprint})的持有者签名。",
            Proof.OriginUnchecked => $"前后一致,来源未核对:没有给出公钥(--key),任何人都能用自己的密钥签出这样的卷宗。只有确认指纹{report.Fingerprint}是本区的公钥,才能作为证明。",
            _ => $"不成立:{report.Findings.Count}处。",
        },
    ];

    private static IEnumerable<string> English(DossierReport report) =>
    [
        $"{report.Number} {report.Title}{(report.IsDemonstration ? " (demonstration)" : "")}",
        $"Signature: {report.Algorithm}, fingerprint of the key {report.Fingerprint}",
        $"{report.Entries} entries in {report.Chains} chains, {report.Withheld} about other items as hashes only; {report.Texts} texts, {report.Attachments} attachments",
        .. report.WithheldTexts == 0 ? Array.Empty<string>() : [$"{report.WithheldTexts} further texts (minutes, additions to the record) speak of other items of the meeting too and are known by their digest only"],
        report.Documents.IsEmpty ? "No documents: it was taken without them" : $"{report.Documents.Length} documents: {string.Join(", ", report.Documents)}",
        .. report.Redacted.Select(text => $"Text destroyed, known by its digest only: {text.Digest}, asked for by {text.ProposedBy} on {text.ProposedOn:yyyy-MM-dd}, approved by {text.ApprovedBy} on {text.DestroyedOn:yyyy-MM-dd}, on the basis of {text.Basis}"),
        .. report.Outcomes.Select(item => $"Meeting of {item.On:yyyy-MM-dd}, item {item.Item}: {item.Due} due, {item.Present} present, {item.Totals.Approve} for, {item.Totals.Oppose} against, {item.Totals.Defer} to defer; computed again: {item.Outcome}"),
        .. report.Findings.Select(finding => $"Does not hold: {finding.Where}: {finding.English}"),
        report.Proof switch
        {
            Proof.Holds => $"It holds: the result follows from the record, and the holder of the key you gave ({report.Fingerprint}) signed it.",
            Proof.OriginUnchecked => $"It agrees with itself, its origin is unchecked: no public key was given (--key), and anybody can sign such a dossier with a key of their own. It proves something only once you know that {report.Fingerprint} is the district's key.",
            _ => $"It does not hold, in {report.Findings.Count} places.",
        },
    ];
}
