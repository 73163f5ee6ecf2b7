using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using SanzhongYida.Server;
using SanzhongYida.Storage;

namespace SanzhongYida.Testbed;

/// <summary>The real server on a free loopback port, on a folder of its own. Started again on the same folder it is the same district after a restart.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplicationFactory<Program> _host;
    private readonly HttpClient _http;
    private readonly bool _ownsFolder;
    private readonly Dictionary<string, (PersonClient Client, long Since)> _people = new(StringComparer.Ordinal);

    private RunningServer(string? folder, bool demonstration, string? broker)
    {
        _ownsFolder = folder is null;
        Folder = folder ?? Directory.CreateTempSubdirectory("szyd-server-").FullName;
        _host = new Host(Folder, demonstration, broker);
        _host.UseKestrel(0);
        _host.StartServer();
        var addresses = _host.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(addresses.Single()) };
    }

    /// <summary>Where it keeps its record.</summary>
    public string Folder { get; }

    /// <summary>Its address.</summary>
    public Uri Address => _http.BaseAddress!;

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Nobody: a client that is not signed in.</summary>
    public PersonClient Anybody => new(_http, token: null);

    /// <summary>Starts the demonstration district.</summary>
    public static RunningServer Demonstration(string? folder = null, string? broker = null) => new(folder, demonstration: true, broker);

    /// <summary>Starts a server as a district would, on an empty folder unless one is given.</summary>
    public static RunningServer InUse(string? folder = null) => new(folder, demonstration: false, broker: null);

    /// <summary>The token that brings in the first administrators.</summary>
    public string FirstToken => Services.GetRequiredService<FirstToken>().Value;

    /// <summary>A person of the demonstration, signed in; then the same client, until half of a session's ten minutes is over.</summary>
    public async Task<PersonClient> As(string person)
    {
        if (!_people.TryGetValue(person, out var known) || Stopwatch.GetElapsedTime(known.Since) > TimeSpan.FromMinutes(5))
        {
            known = (await SignIn(DemonstrationDistrict.AccountOf(person), DemonstrationDistrict.Password), Stopwatch.GetTimestamp());
            _people[person] = known;
        }

        return known.Client;
    }

    /// <summary>Signs an account in; fails when the server doesn't let it.</summary>
    public async Task<PersonClient> SignIn(string account, string password)
    {
        var reply = await Anybody.Post("/api/v1/sign-in", new { Account = account, Password = password });
        return reply.IsSuccess
            ? new PersonClient(_http, reply.Body!["accessToken"]!.GetValue<string>())
            : throw new InvalidOperationException($"{account} could not sign in: {reply}");
    }

    /// <summary>Sets the demonstration's clock, as somebody at the machine would.</summary>
    public async Task SetClock(DateTimeOffset now)
    {
        var reply = await (await As("A01")).Put("/api/v1/demonstration/clock", new { Now = now });
        if (!reply.IsSuccess)
        {
            throw new InvalidOperationException($"The clock was not set: {reply}");
        }
    }

    /// <summary>Nine o'clock of a day of 2026 in the district.</summary>
    public Task SetClock(int month, int day) => SetClock(new DateTimeOffset(2026, month, day, 9, 0, 0, TimeSpan.FromHours(8)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Stop();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    /// <summary>Stops it and leaves its folder.</summary>
    public async Task Stop()
    {
        var desk = Services.GetRequiredService<Desk>();
        _http.Dispose();
        await _host.DisposeAsync();

        // The program disposes its services as well, and who comes second there doesn't wait: the record's lock may still be held.
        await desk.DisposeAsync();
    }

    private sealed class Host(string folder, bool demonstration, string? broker) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Data:Directory", folder);
            builder.UseSetting("Demonstration", demonstration ? "true" : "false");
            builder.UseSetting("Bus:RabbitMq", broker ?? "");
            builder.UseSetting("SignIn:PerMinute", "100000");
            builder.UseSetting("SignIn:FailuresPerMinute", "100000");
            builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
            builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft.AspNetCore.DataProtection", "Error");
        }
    }
}
