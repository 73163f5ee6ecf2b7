using SanzhongYida.Cli;
using SanzhongYida.Storage;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>The whole server killed while a story is walked: what was answered is kept, what was not is done once when it is sent again.</summary>
public class StoryKillTests
{
    private const int Kills = 10;

    [Fact]
    public async Task A_story_through_ten_kills_ends_as_it_ends_without()
    {
        await using var uncut = new ServerProcess();
        var chance = new Chance();
        var whole = await Walk(uncut, chance, new HashSet<int>());

        await using var killed = new ServerProcess();
        var survived = await Walk(killed, chance, chance.Some(Kills, whole.Sent));
        Console.WriteLine($"measured: a story of {whole.Sent} requests, {survived.Kills} kills of the server, {survived.Struck} with a request in flight, seed {chance.Seed}");

        Assert.Equal(Kills, survived.Kills);
        Assert.True(survived.Struck > 0, "no kill struck a request in flight");
        Assert.Equal(WhatHappened.In(uncut.Record), WhatHappened.In(killed.Record));
        Assert.Empty(Replay.Verify(uncut.Record).Findings);
        Assert.Empty(Replay.Verify(killed.Record).Findings);
    }

    private static async Task<Killer> Walk(ServerProcess server, Chance chance, IReadOnlySet<int> during)
    {
        await server.Start();
        var killer = new Killer(server, chance, during);
        using var http = new HttpClient(killer) { BaseAddress = server.Address };
        var stage = new HttpStage(http, DemonstrationDistrict.Password) { Unreachable = () => server.IsAlive ? Task.CompletedTask : server.Start() };
        await StoryRunner.Run(StoryFile.Read(await File.ReadAllTextAsync(Path.Combine(Places.Workflows, "S1.scenario.txt"))), stage);
        return killer;
    }
}
