using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>Committed states of matters, meetings and registers, the least recently used given up first. The Desk's loop puts them in;
/// readers may look.</summary>
internal sealed class StateCache(int most)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<Subject, LinkedListNode<(Subject Subject, Held Held)>> _nodes = [];
    private readonly LinkedList<(Subject Subject, Held Held)> _byUse = [];

    public Held? Find(Subject subject)
    {
        lock (_turn)
        {
            if (!_nodes.TryGetValue(subject, out var node))
            {
                return null;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Held;
        }
    }

    public void Put(Subject subject, Held held)
    {
        lock (_turn)
        {
            Remove(subject);
            _nodes[subject] = _byUse.AddFirst((subject, held));
            if (_nodes.Count > most)
            {
                Remove(_byUse.Last!.Value.Subject);
            }
        }
    }

    public void Evict(Subject subject)
    {
        lock (_turn)
        {
            Remove(subject);
        }
    }

    private void Remove(Subject subject)
    {
        if (_nodes.Remove(subject, out var node))
        {
            _byUse.Remove(node);
        }
    }
}
