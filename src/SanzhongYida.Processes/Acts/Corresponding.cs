using System.Collections.Immutable;

namespace SanzhongYida.Processes;

// Messages and signals that come from outside.
internal sealed partial class Run
{
    public ProcessStep Correlate(ProcessCommand.Correlate command)
    {
        if (command.Id is { } id && state.Heard.Any(heard => Is(heard.Message, id) && at < heard.Until))
        {
            return new ProcessStep.Refused($"消息“{id}”已经收到过。", $"The message '{id}' has come already.");
        }

        var waiting = state.Subscriptions.Where(it => Takes(it, command.Message, command.Key) && (command.At is null || Is(it.Node, command.At))).ToList();
        var nodes = waiting.Select(it => it.Node).Distinct(StringComparer.Ordinal).ToList();
        if (nodes.Count > 1)
        {
            return new ProcessStep.Refused(
                $"有多个环节在等待消息“{command.Message}”：{string.Join('、', nodes)}，须指明一个。",
                $"Several nodes wait for the message '{command.Message}': {string.Join(", ", nodes)}; name one.");
        }

        if (nodes.Count == 0 && command.Keep is null)
        {
            return new ProcessStep.Refused($"没有环节在等待消息“{command.Message}”。", $"Nothing waits for the message '{command.Message}'.");
        }

        if (nodes.Count == 0 && state.Kept.Count(kept => at < kept.Until) >= Engine.MaximumKept)
        {
            return new ProcessStep.Refused($"暂存的消息已达{Engine.MaximumKept}条。", $"{Engine.MaximumKept} messages are kept already.");
        }

        if (command.Id is not null)
        {
            Emit(new ProcessFact.MessageHeard(command.Id, at + (command.Keep > Engine.Remembered ? command.Keep.Value : Engine.Remembered)));
        }

        if (nodes.Count == 0)
        {
            Emit(new ProcessFact.MessageKept(NextId, command.Message, command.Key, at + command.Keep!.Value, command.Results));
        }
        else
        {
            Deliver(waiting[0], command.Results);
        }

        return Settled();
    }

    // A subscription with a key takes only messages with it; one without takes any.
    private static bool Takes(Subscription subscription, string message, string? key) =>
        Is(subscription.Awaits, Awaited.Message) && subscription.Name.Length > 0 && Is(subscription.Name, message)
        && (subscription.Key is null || Is(subscription.Key, key));

    private void Deliver(Subscription subscription, ImmutableDictionary<string, Value> results)
    {
        var node = NodeOf(subscription.Activity, subscription.Node);
        Set(ScopeOf(subscription.Activity), results);
        Emit(new ProcessFact.MessageReceived(subscription.Id));
        Occur(subscription.Activity, node);
    }

    /// <summary>Delivers one kept message that something waits for now; one whose time is over is let go.</summary>
    private bool DeliverKept()
    {
        foreach (var kept in state.Kept)
        {
            var waiting = at < kept.Until ? state.Subscriptions.FirstOrDefault(it => Takes(it, kept.Name, kept.Key)) : null;
            if (waiting is null && at < kept.Until)
            {
                continue;
            }

            Emit(new ProcessFact.KeptMessageGone(kept.Id));
            if (waiting is not null)
            {
                moves++;
                Deliver(waiting, kept.Results);
            }

            return true;
        }

        return false;
    }

    public ProcessStep Broadcast(ProcessCommand.Broadcast command)
    {
        if (!state.Subscriptions.Any(it => Is(it.Awaits, Awaited.Signal) && Is(it.Name, command.Signal)))
        {
            return new ProcessStep.Refused($"没有环节在等待信号“{command.Signal}”。", $"Nothing waits for the signal '{command.Signal}'.");
        }

        Set(Instance.Root, command.Results);
        Signal(command.Signal);
        return Settled();
    }
}
