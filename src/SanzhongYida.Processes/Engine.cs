namespace SanzhongYida.Processes;

/// <summary>The process machine.</summary>
public static class Engine
{
    /// <summary>Result of an instance that was terminated.</summary>
    public const string Terminated = "terminated";

    /// <summary>Judges a command.</summary>
    public static ProcessStep Step(Library library, Instance? instance, ProcessCommand command, DateTimeOffset at, DueDate due) =>
        new ProcessStep.Refused("不支持该指令。", "The command is not supported.");
}
