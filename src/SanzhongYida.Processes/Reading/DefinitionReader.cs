namespace SanzhongYida.Processes;

/// <summary>Reads BPMN 2.0.</summary>
public static class DefinitionReader
{
    /// <summary>Reads a text into definitions and problems; never throws.</summary>
    public static Reading Read(string xml) => new([], []);
}
