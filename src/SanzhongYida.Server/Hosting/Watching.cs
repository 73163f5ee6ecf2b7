using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SanzhongYida.Storage;
using Serilog;
using Serilog.Formatting.Compact;

namespace SanzhongYida.Server;

/// <summary>How the server is watched: logs, traces, figures, and whether it can work.</summary>
public static class Watching
{
    private const string Ready = "ready";

    /// <summary>Registers logs, telemetry and checks.</summary>
    public static void AddWatching(this WebApplicationBuilder builder)
    {
        // One JSON object a line: what a user typed can't begin a line of its own.
        builder.Services.AddSerilog((_, logs) => logs.ReadFrom.Configuration(builder.Configuration).Enrich.FromLogContext().WriteTo.Console(new RenderedCompactJsonFormatter()));

        // Only for somebody: where nothing is named to send them to, no request is traced or measured.
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            builder.Services.AddOpenTelemetry()
                .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource("MassTransit").AddOtlpExporter())
                .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter("MassTransit").AddOtlpExporter());
        }

        builder.Services.AddHealthChecks().AddCheck<DeskAnswers>("desk", tags: [Ready]);
    }

    /// <summary>Maps the two questions: does it live, can it work.</summary>
    public static void MapWatching(this WebApplication app)
    {
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    /// <summary>The record can be read, and the loop that writes it takes and ends a turn.</summary>
    private sealed class DeskAnswers(Desk desk, Clock clock) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await desk.Record.Sweeps(cancellationToken);
            await desk.MarkPublished([], clock.Now, cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
