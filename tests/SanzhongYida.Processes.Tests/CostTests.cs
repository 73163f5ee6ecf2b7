using System.Text;

namespace SanzhongYida.Processes.Tests;

/// <summary>What an instance takes; how fast a step is, the benchmark's verb <c>engine</c> tells.</summary>
public sealed class CostTests
{
    [Fact]
    public void An_instance_with_ten_waiting_tasks_takes_no_more_than_four_kilobytes()
    {
        string[] tasks = [.. Enumerable.Range(0, 10).Select(number => $"department-position-{number}")];
        var play = new Play(Model.Library($"start s\nand p j\nuser {string.Join(' ', tasks)}\nend e\ns -> p\nj -> e\n"
            + string.Concat(tasks.Select(task => $"due {task} 10wd\np -> {task}\n{task} -> j\n"))));
        play.Do("begin amount=12000000 majorAdministrativeDecision=true departments=[\"water\",\"power\",\"roads\"]");
        Assert.Equal(10, play.Instance!.Tasks.Length);
        Assert.InRange(Encoding.UTF8.GetByteCount(Canonical.Json(play.Instance)), 1, 4096);
    }
}
