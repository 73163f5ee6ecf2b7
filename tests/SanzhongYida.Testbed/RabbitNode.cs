using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Testcontainers.RabbitMq;
using Xunit;

namespace SanzhongYida.Testbed;

/// <summary>A RabbitMQ of this test run's own, on loopback: a container where there is Docker, else a private node of the installed
/// rabbitmq-server, else none, and what needs one is skipped aloud. It can be stopped and started with what it holds.</summary>
public sealed class RabbitNode : IAsyncLifetime
{
    private const string Installed = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("szyd-rabbit-").FullName;
    private readonly int[] _ports = Ports.Free(3);
    private RabbitMqContainer? _container;
    private Process? _node;

    /// <summary>The broker's address.</summary>
    public string Uri => _container?.GetConnectionString() ?? $"amqp://guest:guest@127.0.0.1:{_ports[0]}/";

    /// <summary>Is there a broker? If not, what needs one is skipped for <see cref="Missing"/>.</summary>
    public bool IsThere => _container is not null || _node is not null;

    /// <summary>Why there is none.</summary>
    public static string Missing => "No broker: neither Docker nor rabbitmq-server is installed (apt-get install rabbitmq-server).";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (HasDocker())
        {
            _container = new RabbitMqBuilder("rabbitmq:3.13-alpine").Build();
            await _container.StartAsync();
        }
        else if (File.Exists(Installed))
        {
            await Start();
        }
    }

    /// <summary>Starts the broker again.</summary>
    public async Task Start()
    {
        if (_container is not null)
        {
            await _container.StartAsync();
            return;
        }

        _node = Process.Start(NodeStart()) ?? throw new InvalidOperationException("rabbitmq-server did not start.");
        _node.OutputDataReceived += (_, _) => { };
        _node.BeginOutputReadLine();
        _node.BeginErrorReadLine();
        await Answers();
    }

    /// <summary>Stops the broker; what is durable stays.</summary>
    public async Task Stop()
    {
        if (_container is not null)
        {
            await _container.StopAsync();
        }
        else if (_node is not null)
        {
            _node.Kill(entireProcessTree: true);
            await _node.WaitForExitAsync();
            _node.Dispose();
            _node = null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_container is not null)
        {
            await _container.DisposeAsync();
        }

        if (_node is not null)
        {
            await Stop();
            await KillMapper();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static bool HasDocker()
    {
        if (Environment.GetEnvironmentVariable("DOCKER_HOST") is { Length: > 0 })
        {
            return true;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint("/var/run/docker.sock"));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private ProcessStartInfo NodeStart()
    {
        File.WriteAllText(Path.Combine(_folder, "plugins"), "[].\n");
        File.WriteAllText(Path.Combine(_folder, "rabbitmq.conf"), $"listeners.tcp.default = 127.0.0.1:{_ports[0]}\n");
        var start = new ProcessStartInfo(Installed) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var (name, value) in Settings())
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private Dictionary<string, string> Settings() => new(StringComparer.Ordinal)
    {
        ["HOME"] = _folder,
        ["RABBITMQ_NODENAME"] = $"szyd{_ports[0]}@localhost",
        ["RABBITMQ_NODE_PORT"] = $"{_ports[0]}",
        ["RABBITMQ_DIST_PORT"] = $"{_ports[1]}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["ERL_EPMD_PORT"] = $"{_ports[2]}",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder, "log"),
        ["RABBITMQ_PID_FILE"] = Path.Combine(_folder, "pid"),
        ["RABBITMQ_GENERATED_CONFIG_DIR"] = Path.Combine(_folder, "generated"),
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder, "plugins"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_folder, "none"),
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder, "rabbitmq"),
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = "-kernel inet_dist_use_interface {127,0,0,1}",
    };

    // Ready when the port greets: the protocol answers a wrong greeting with its own and hangs up.
    private async Task Answers()
    {
        using var limit = new CancellationTokenSource(LongestStart);
        using var pulse = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!await Greets(limit.Token))
        {
            if (_node!.HasExited)
            {
                throw new InvalidOperationException($"rabbitmq-server ended with {_node.ExitCode}; see {_folder}.");
            }

            await pulse.WaitForNextTickAsync(limit.Token);
        }
    }

    private async Task<bool> Greets(CancellationToken stop)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _ports[0], stop);
            var stream = client.GetStream();
            await stream.WriteAsync("HELLO\r\n\r\n"u8.ToArray(), stop);
            return await stream.ReadAsync(new byte[8], stop) > 0;
        }
        catch (Exception refused) when (refused is SocketException or IOException)
        {
            return false;
        }
    }

    // The name server of Erlang outlives its node unless it is told.
    private async Task KillMapper()
    {
        var start = new ProcessStartInfo("epmd") { ArgumentList = { "-kill" }, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ERL_EPMD_PORT"] = $"{_ports[2]}";
        using var kill = Process.Start(start);
        await kill!.WaitForExitAsync();
    }
}
