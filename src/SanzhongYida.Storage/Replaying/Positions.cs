namespace SanzhongYida.Storage;

/// <summary>The places of all entries in the record: one for each number from the first on. A chain that nothing refers to leaves its numbers
/// open when it is taken out; only what is cut off at the very end leaves none.</summary>
internal sealed class Positions(FindingList findings)
{
    private readonly List<long> _positions = [];

    public void Add(long position) => _positions.Add(position);

    /// <summary>After the last entry. Those without a position are older than positions, and were counted when the first was given.</summary>
    public void End()
    {
        _positions.Sort();
        var last = (long)_positions.Count(position => position == 0);
        foreach (var position in last < _positions.Count ? _positions.Skip((int)last) : [])
        {
            if (position <= last)
            {
                findings.Add("entry", $"记载中的位置{position}有两条", $"two entries stand at position {position} of the record");
            }
            else if (position > last + 1)
            {
                findings.Add("entry", $"位置{last + 1}至{position - 1}的记载不在记录中", $"the entries at the positions {last + 1} to {position - 1} of the record are missing");
            }

            last = position;
        }
    }
}
