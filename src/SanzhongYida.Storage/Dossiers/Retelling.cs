using System.Collections.Immutable;
using SanzhongYida.Decisions;

namespace SanzhongYida.Storage;

/// <summary>Replays the chains of a dossier: folds every fact, and asks Decisions of each whether it follows from those before it.</summary>
internal sealed class Retelling(List<DossierChain> chains, FindingList findings)
{
    private List<(Subject Subject, (long, DateTimeOffset) Place, State State)> _steps = [];
    private readonly Dictionary<string, Meeting> _meetings = new(StringComparer.Ordinal);
    private readonly List<CountedItem> _counted = [];
    private Law _law = Law.Empty;
    private int _next;

    /// <summary>Answers how the matter's items come out.</summary>
    public ImmutableArray<CountedItem> Run(Manifest said)
    {
        foreach (var chain in chains.Where(chain => chain.Subject.IsLaw))
        {
            Fold(chain, (entry, state) => _steps.Add((chain.Subject, entry.Place, state)));
        }

        // In the order they were written, not that of a clock that may have been put back.
        _steps = [.. _steps.OrderBy(step => step.Place)];

        foreach (var chain in chains.Where(chain => chain.Subject.Kind == SubjectKind.Meeting))
        {
            RetellMeeting(chain, said.Matter.Id);
        }

        if (chains.Find(chain => chain.Subject == Subject.Matter(said.Matter.Id)) is { } matter)
        {
            RetellMatter(matter, said);
        }
        else
        {
            findings.Add(Manifest.FileName, "卷中没有事项本身的记载", "the matter's own chain is missing");
        }

        return [.. _counted];
    }

    private void RetellMeeting(DossierChain chain, string matter)
    {
        var meeting = Fold(chain, each: null, (entry, before, fact) =>
        {
            if (before is not Meeting at)
            {
                return;
            }

            var law = LawAt(entry.Place);
            Tell(chain.Name(entry), Recount.Against(law, at, (MeetingFact)fact, entry.Stamp));
            if (fact is MeetingFact.ItemClosed closed && at.Item(closed.Item)?.Matter == matter && Recount.Of(law, at, closed, entry.Stamp) is { } counted)
            {
                _counted.Add(counted);
            }
        });
        if (meeting is Meeting told)
        {
            _meetings[told.Id] = told;
            var law = LawAt(chain.Entries[^1].Place);
            foreach (var member in told.Due.Where(member => !law.People.ContainsKey(member)))
            {
                findings.Add(chain.File, $"卷中没有成员“{member}”的记载", $"the chain of the member “{member}” is missing");
            }
        }
    }

    private void RetellMatter(DossierChain chain, Manifest said)
    {
        var concluded = 0;
        var state = Fold(chain, each: null, (entry, _, fact) =>
        {
            if (fact is not DecisionFact.ItemConcluded { Conclusion: var conclusion })
            {
                return;
            }

            concluded++;
            if (_meetings.TryGetValue(conclusion.Meeting, out var meeting))
            {
                Tell(chain.Name(entry), Recount.Against(meeting, said.Matter.Id, conclusion));
            }
            else
            {
                findings.Add(chain.Name(entry), "作出结论的会议不在卷中", "the meeting that concluded it is missing");
            }
        });
        if (concluded != _counted.Count)
        {
            findings.Add(chain.File, $"会议议决{_counted.Count}次,事项记载{concluded}次", $"meetings concluded it {_counted.Count} times, the matter tells {concluded}");
        }

        if (state is not Matter matter || ManifestMatter.Of(matter) != said.Matter)
        {
            findings.Add(Manifest.FileName, "清单所写的事项与记载不符", "what the manifest says of the matter is not what its entries tell");
            return;
        }

        var regulation = _steps.LastOrDefault(step => step.Subject == Subject.Regulation).State as Regulation ?? Regulation.Empty;
        if (regulation.Numbered(matter.Edition).Document != said.Regulation)
        {
            findings.Add(Manifest.FileName, $"清单所写的办法“{said.Regulation}”不是记载中该事项适用的版本", $"the manifest names “{said.Regulation}”, which is not the version of the Measures that the record says governs the matter");
        }

        if (regulation.IsDemonstration != said.IsDemonstration)
        {
            findings.Add(
                Manifest.FileName,
                said.IsDemonstration ? "清单写明是演示,记载却不是演示" : "记载是演示,清单却没有写明",
                said.IsDemonstration ? "the manifest says it is from a demonstration, the record does not" : "the record is a demonstration, and the manifest does not say so");
        }
    }

    private State? Fold(DossierChain chain, Action<Entry, State>? each, Action<Entry, State?, Fact>? told = null)
    {
        State? state = null;
        foreach (var entry in chain.Entries)
        {
            try
            {
                foreach (var fact in entry.Facts)
                {
                    told?.Invoke(entry, state, fact);
                    state = Decisions.Fold.Apply(state, fact, entry.Stamp);
                }

                // Closes the entry: its time, and its place in the chain.
                state = Decisions.Fold.Entry(state, [], entry.Stamp);
                each?.Invoke(entry, state);
            }
            catch (Exception unfit)
            {
                // Facts that were never accepted in this order may make the fold throw: that is the finding, and the other chains go on.
                findings.Add(chain.Name(entry), $"事实前后不能相接:{unfit.Message}", $"its facts don't follow from those before: {unfit.Message}");
                return null;
            }
        }

        return state;
    }

    // A chain goes forward in the record, so the law goes along with it; another chain begins at its beginning.
    private Law LawAt((long, DateTimeOffset) place)
    {
        if (_next > 0 && _steps[_next - 1].Place.CompareTo(place) > 0)
        {
            (_law, _next) = (Law.Empty, 0);
        }

        for (; _next < _steps.Count && _steps[_next].Place.CompareTo(place) <= 0; _next++)
        {
            _law = _law.With(_steps[_next].Subject, _steps[_next].State);
        }

        return _law;
    }

    private void Tell(string where, ImmutableArray<Refusal> against)
    {
        foreach (var refusal in against)
        {
            findings.Add(where, $"{refusal.Chinese}({refusal.RuleId})", $"{refusal.English} ({refusal.RuleId})");
        }
    }
}
