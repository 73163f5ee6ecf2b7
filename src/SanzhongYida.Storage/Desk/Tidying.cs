namespace SanzhongYida.Storage;

/// <summary>One round of clearing away, page by page between people's commands. What is to go is read, and bound, outside the Desk's loop,
/// which only writes it; so a round that was cut is simply run again.</summary>
internal sealed class Tidying(Record record, Func<Member, Task<bool>> write)
{
    /// <summary>Commands forgotten at once.</summary>
    public const int MostCommands = 500;

    /// <summary>Volumes bound at once.</summary>
    public const int MostVolumes = 16;

    /// <summary>Most pages of one round; the next round goes on.</summary>
    public const int MostPages = 2000;

    /// <summary>Commands first: a volume holds no entry whose command is still known.</summary>
    public async Task<int> Run(DateTimeOffset before, CancellationToken cancellation)
    {
        for (var page = 0; page < MostPages; page++)
        {
            var commands = await record.OldCommands(before, MostCommands, cancellation);
            if (commands.Count == 0)
            {
                return await BindVolumes(before, cancellation);
            }

            if (!await write(new Member.Forgotten(commands, before)))
            {
                break;
            }
        }

        return 0;
    }

    private async Task<int> BindVolumes(DateTimeOffset before, CancellationToken cancellation)
    {
        var (bound, after) = (0, "");
        for (var page = 0; page < MostPages; page++)
        {
            var volumes = await record.RestingSubjects(before, after, MostVolumes, cancellation);
            if (volumes.Count == 0 || !await write(new Member.Bound(volumes)))
            {
                break;
            }

            (bound, after) = (bound + volumes.Count, volumes[^1].Subject);
        }

        return bound;
    }
}
