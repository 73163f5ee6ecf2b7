using SanzhongYida.Decisions;

namespace SanzhongYida.Storage.Tests;

/// <summary>A client whose desk dies at every call of every command in turn. Each time another desk is opened on what the disk held, and
/// the command is given again under its id, until one desk lives through it. After each death nobody has been told what is not there.</summary>
/// <param name="office">Whose record it is; no desk is open.</param>
/// <param name="sabotage">What lies between the desk and the file; by default nothing.</param>
internal sealed class EveryCut(Office office, Func<EveryCut, IRecordStore, IRecordStore>? sabotage = null)
{
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

    /// <summary>How often a desk has died.</summary>
    public int Deaths { get; private set; }

    /// <summary>Somebody is told of an entry.</summary>
    public void Send(string notice) => _sent.Add(notice);

    /// <summary>Gives a command until it is answered.</summary>
    public async Task<Answer> Do(Instruction instruction)
    {
        for (var call = 1; ; call++)
        {
            var image = "";
            office.Open(file => new CutStore(sabotage?.Invoke(this, file) ?? file, file, call, () => image = office.Image()));
            office.Desk.Committed += (_, _) => Notices().ForEach(Send);
            try
            {
                return await office.Desk.Commit(instruction);
            }
            catch (IOException)
            {
                Deaths++;
            }
            finally
            {
                await office.Desk.DisposeAsync();
            }

            office.Become(image);
            Assert.Subset(Notices().ToHashSet(StringComparer.Ordinal), _sent);
        }
    }

    private List<string> Notices() => office.Read("SELECT DISTINCT subject, seq FROM outbox");
}
