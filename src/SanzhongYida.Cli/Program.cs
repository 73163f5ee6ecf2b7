using System.CommandLine;
using System.CommandLine.Invocation;
using SanzhongYida.Cli;

// szyd: each verb answers 0 when all is well, 1 when something does not hold, 2 when it could not be asked; verify also 3, when a dossier
// agrees with itself and no key was given to tell whose it is.
var json = new Option<bool>("--json") { Description = "以 JSON 输出 print JSON", Recursive = true };
var root = new RootCommand("szyd · 三重一大决策:检查流程、走故事、核对计票、重放记录、迁移在办事项、取出和核验卷宗 check definitions, walk stories, check outcomes, replay a record, migrate matters, take and verify dossiers")
{
    json,
    Verbs.Check(json),
    Verbs.Story(json),
    Verbs.Outcome(json),
    Verbs.Replay(json),
    MigrationVerbs.Migrate(json),
    DossierVerbs.Take(json),
    DossierVerbs.Verify(json),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Action is ParseErrorAction ? 2 : code;
