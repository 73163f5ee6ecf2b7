using Microsoft.EntityFrameworkCore;
using SanzhongYida.Decisions;
using SanzhongYida.Processes;
using SanzhongYida.Storage;

namespace SanzhongYida.Server;

/// <summary>What a server does before it answers: brings accounts up to date, puts the shipped regulation and definitions into
/// an empty record, and says on the console how the first administrator comes in. Begun again after a crash it goes on where it stopped.</summary>
public static class FirstStart
{
    /// <summary>Runs it.</summary>
    public static async Task Run(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountsContext>().Database.MigrateAsync();
        var places = services.GetRequiredService<Places>();
        var desk = services.GetRequiredService<Desk>();
        var clerk = services.GetRequiredService<Clerk>();
        if (places.IsDemonstration)
        {
            await DemonstrationDistrict.StartClock(services);
        }

        await RequireSameMark(places, desk, clerk);
        if (desk.Law.Regulation.Editions.IsEmpty)
        {
            await Enter(clerk, "regulation", [await ShippedRegulation()]);
        }

        await Enter(clerk, "definitions", await ShippedDefinitions(), command => IsPublished(desk.Law, command));
        if (places.IsDemonstration)
        {
            await DemonstrationDistrict.Load(scope.ServiceProvider);
            await DemonstrationDistrict.ReleaseClock(services);
            Console.WriteLine($"演示区:账号为人员编号,口令都是 Demonstration: accounts are the people's ids, the password of all is {DemonstrationDistrict.Password}");
        }
        else
        {
            await TellToken(scope.ServiceProvider);
        }
    }

    /// <summary>Commits shipped commands in their order, as the record's own first steps. Each has its number also when others are
    /// left out, so that a start begun again repeats what the first one did.</summary>
    public static async Task Enter(Clerk clerk, string part, IEnumerable<Command> commands, Func<Command, bool>? isLeftOut = null)
    {
        var answers = await Task.WhenAll(commands.Index()
            .Where(line => isLeftOut is null || !isLeftOut(line.Item))
            .Select(line => clerk.Commit(Instruction.System, line.Item, $"first-start/{part}/{line.Item.Subjects[0]}/{line.Index}")));
        if (answers.OfType<Answer.Refused>().FirstOrDefault() is { } refused)
        {
            throw new InvalidOperationException($"The shipped {part} were refused: {string.Join("; ", refused.Reasons.Select(reason => reason.English))}");
        }
    }

    // T-3: a demonstration stays one, and a record in use never becomes one.
    private static async Task RequireSameMark(Places places, Desk desk, Clerk clerk)
    {
        var regulation = desk.Law.Regulation;
        if (regulation.Version == 0 && places.IsDemonstration)
        {
            await Enter(clerk, "mark", [new RegulationCommand.MarkAsDemonstration()]);
        }
        else if (regulation.Version > 0 && regulation.IsDemonstration != places.IsDemonstration)
        {
            throw new InvalidOperationException(places.IsDemonstration
                ? $"The record in {places.Folder} is no demonstration; --demo is refused (T-3)."
                : $"The record in {places.Folder} is a demonstration; start it with --demo (T-3).");
        }
    }

    private static async Task<Command> ShippedRegulation() => ShippedFiles.Regulation(
        await File.ReadAllTextAsync(Path.Combine(Places.Workflows, "regulation.json")),
        await File.ReadAllTextAsync(Path.Combine(Places.Workflows, "calendar.json")));

    private static async Task<List<Command>> ShippedDefinitions()
    {
        var commands = new List<Command>();
        foreach (var file in System.IO.Directory.EnumerateFiles(Places.Workflows, "*.bpmn").Order(StringComparer.Ordinal))
        {
            var xml = await File.ReadAllTextAsync(file);
            foreach (var definition in DefinitionReader.Read(xml).Definitions.Where(definition => definition.Kinds.Length > 0))
            {
                commands.Add(new WorkflowCommand.SaveDraft(definition.Id, xml));
                commands.Add(new WorkflowCommand.PublishDraft(definition.Id));
            }
        }

        return commands;
    }

    // What a district has changed since stays as the district has it.
    private static bool IsPublished(Law law, Command command) => law.Workflows.TryGetValue(command.Subjects[0].Id, out var known) && known.Versions.Length > 0;

    private static async Task TellToken(IServiceProvider services)
    {
        if (await services.GetRequiredService<Accounts>().IsEmpty())
        {
            Console.WriteLine($"首位管理员登记令牌(仅显示一次)First administrator's token, shown once: {services.GetRequiredService<FirstToken>().Value}");
        }
    }
}
