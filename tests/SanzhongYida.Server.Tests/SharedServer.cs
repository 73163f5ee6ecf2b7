using SanzhongYida.Testbed;

[assembly: AssemblyFixture(typeof(SanzhongYida.Server.Tests.SharedServer))]

namespace SanzhongYida.Server.Tests;

/// <summary>One demonstration for all tests that neither restart it nor move its clock: it is the morning of 2026-02-24.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public RunningServer District { get; } = RunningServer.Demonstration();

    public async ValueTask InitializeAsync() => await District.SetClock(2, 24);

    public ValueTask DisposeAsync() => District.DisposeAsync();

    /// <summary>A heating matter just submitted by its bureau's own people.</summary>
    public async Task<string> Submit(params string[] departments) =>
        (await (await District.As("住建局-经办")).Post("/api/v1/matters", Samples.Heating(departments: departments))).Id;
}
