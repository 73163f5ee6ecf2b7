namespace SanzhongYida.Processes;

/// <summary>When a place is come to: by any of the ways into it, by all of them, or by all that certainly come.</summary>
internal enum Meets
{
    Any,
    All,
    Certain,
}

/// <summary>
/// A point on the map. An activity that can be left by a boundary event, or has an inside, has two: one where it is
/// opened, one where it is done.
/// </summary>
internal sealed class Place(int number, Node? node, Meets meets)
{
    public int Number => number;

    /// <summary>The node it belongs to; null for the start and the end of a scope.</summary>
    public Node? Node => node;

    public Meets Meets => meets;

    /// <summary>Whether the node is opened here.</summary>
    public bool IsOpened { get; init; } = true;

    /// <summary>Whether the node is done here; its flows go out from here.</summary>
    public bool IsDone { get; init; } = true;

    public List<Way> Ways { get; } = [];

    public List<Way> Into { get; } = [];
}

/// <summary>A way from one place to another, by a flow or (null) by what the machine does of itself.</summary>
internal sealed record Way(int Number, Place From, Place To, Flow? Flow);

/// <summary>A definition with its subprocesses and the processes it calls laid out flat, for asking which ways lead where.</summary>
internal sealed class RouteMap
{
    /// <summary>Most places; calls that call each other are cut off there.</summary>
    public const int MaximumPlaces = 20_000;

    /// <summary>Deepest nesting of calls that is followed.</summary>
    public const int MaximumCalls = 8;

    private readonly Library library;

    public RouteMap(Library library, Definition definition)
    {
        this.library = library;
        Start = Add(null, Meets.Any);
        Exit = Scope(definition, parent: null, Start, calls: 0);
    }

    public List<Place> Places { get; } = [];

    public List<Way> Ways { get; } = [];

    public Place Start { get; }

    public Place Exit { get; }

    private Place Add(Node? node, Meets meets, bool isOpened = true, bool isDone = true)
    {
        var place = new Place(Places.Count, node, meets) { IsOpened = isOpened, IsDone = isDone };
        Places.Add(place);
        return place;
    }

    private void Lead(Place from, Place to, Flow? flow = null)
    {
        var way = new Way(Ways.Count, from, to, flow);
        Ways.Add(way);
        from.Ways.Add(way);
        to.Into.Add(way);
    }

    private Place Scope(Definition definition, string? parent, Place source, int calls)
    {
        var first = Places.Count;
        var opened = new Dictionary<string, Place>(StringComparer.Ordinal);
        var done = new Dictionary<string, Place>(StringComparer.Ordinal);
        var inside = new Dictionary<string, (int From, int To)>(StringComparer.Ordinal);
        var finished = Add(null, Meets.Certain);
        var exit = Add(null, Meets.Any);
        Lead(finished, exit);
        foreach (var node in definition.Nodes.Where(node => string.Equals(node.Parent, parent, StringComparison.Ordinal)))
        {
            var from = Places.Count;
            (opened[node.Id], done[node.Id]) = Lay(definition, node, calls);
            inside[node.Id] = (from, Places.Count);
        }

        foreach (var (id, place) in done)
        {
            Out(place.Node!, place, opened, finished, exit);
            Begun(definition.Find(id)!, opened, inside, source, (first, Places.Count));
        }

        return exit;
    }

    private (Place Opened, Place Done) Lay(Definition definition, Node node, int calls)
    {
        var meets = node.Incoming.Length < 2 ? Meets.Any : node.Kind switch
        {
            NodeKind.ParallelGateway => Meets.All,
            NodeKind.InclusiveGateway => Meets.Certain,
            _ => Meets.Any,
        };
        var called = node.Kind == NodeKind.CallActivity && calls < MaximumCalls && Places.Count < MaximumPlaces ? library.Find(node.Calls!) : null;
        if (called is null && node.Kind != NodeKind.SubProcess && node.Boundaries.IsEmpty)
        {
            var only = Add(node, meets);
            return (only, only);
        }

        var opened = Add(node, meets, isDone: false);
        var inner = called is not null ? Scope(called, null, opened, calls + 1)
            : node.Kind == NodeKind.SubProcess ? Scope(definition, node.Id, opened, calls)
            : opened;
        var done = Add(node, Meets.Any, isOpened: false);
        Lead(inner, done);

        // A multi-instance of none passes its inside by.
        if (inner != opened && node.Multi is not null)
        {
            Lead(opened, done);
        }

        return (opened, done);
    }

    private void Out(Node node, Place place, Dictionary<string, Place> opened, Place finished, Place exit)
    {
        foreach (var flow in node.Outgoing)
        {
            Lead(place, opened[flow.Target], flow);
        }

        if (node.Outgoing.IsEmpty)
        {
            Lead(place, node.Trigger is Trigger.Terminate ? exit : finished);
        }
    }

    // Where a token comes from without a flow: a start from outside, a boundary event from its activity however far that
    // is, and anything else without incoming flow from wherever its scope stands.
    private void Begun(Node node, Dictionary<string, Place> opened, Dictionary<string, (int From, int To)> inside, Place source, (int From, int To) around)
    {
        var place = opened[node.Id];
        if (node.AttachedTo is { } host)
        {
            Lead(opened[host], place);
            From(inside[host], place, opened[host]);
        }
        else if (node.Incoming.IsEmpty)
        {
            Lead(source, place);
            if (node.Kind != NodeKind.StartEvent)
            {
                From(around, place, place);
            }
        }
    }

    private void From((int From, int To) range, Place to, Place except)
    {
        for (var index = range.From; index < range.To; index++)
        {
            if (Places[index] is { Node: not null } place && place != except && place != to)
            {
                Lead(place, to);
            }
        }
    }
}
