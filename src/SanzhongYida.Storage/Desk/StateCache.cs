using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>Committed states of matters, meetings and registers, the least recently used given up first. It belongs to the Desk's loop alone.</summary>
internal sealed class StateCache(int most)
{
    private readonly Dictionary<Subject, LinkedListNode<(Subject Subject, Held Held)>> _nodes = [];
    private readonly LinkedList<(Subject Subject, Held Held)> _byUse = [];

    public Held? Find(Subject subject)
    {
        if (!_nodes.TryGetValue(subject, out var node))
        {
            return null;
        }

        _byUse.Remove(node);
        _byUse.AddFirst(node);
        return node.Value.Held;
    }

    public void Put(Subject subject, Held held)
    {
        Evict(subject);
        _nodes[subject] = _byUse.AddFirst((subject, held));
        if (_nodes.Count > most)
        {
            Evict(_byUse.Last!.Value.Subject);
        }
    }

    public void Evict(Subject subject)
    {
        if (_nodes.Remove(subject, out var node))
        {
            _byUse.Remove(node);
        }
    }
}
