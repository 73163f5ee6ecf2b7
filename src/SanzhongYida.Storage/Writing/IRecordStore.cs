using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>Where the Desk reads and writes: the database, seen from the one who writes it. Tests cut it.</summary>
internal interface IRecordStore : IDisposable
{
    /// <summary>Every subject of the law.</summary>
    IReadOnlyDictionary<Subject, Held> LoadLaw();

    /// <summary>The subjects that are there, in one statement.</summary>
    IReadOnlyDictionary<Subject, Held> Load(IReadOnlyCollection<Subject> subjects);

    /// <summary>Contents known by their plain digest.</summary>
    IReadOnlyList<KeptText> LoadContents();

    /// <summary>Which of these commands were accepted before, in one statement.</summary>
    IReadOnlyList<StoredCommand> FindCommands(IReadOnlyCollection<(string Actor, string Id)> commands);

    /// <summary>The position of the entry written last.</summary>
    long LastPosition();

    /// <summary>Writes all of it or nothing. Throws when a version, or the last position, is not the one that was seen.</summary>
    void Write(Pending pending);
}
