using System.Net.Sockets;
using SanzhongYida.Testbed;

namespace SanzhongYida.Server.Tests;

/// <summary>Carries requests to a server and kills it during some of them: each a random moment after the request was sent.</summary>
/// <param name="server">Whom to kill.</param>
/// <param name="chance">When.</param>
/// <param name="during">The requests, by number from 0.</param>
internal sealed class Killer(ServerProcess server, Chance chance, IReadOnlySet<int> during) : DelegatingHandler(new SocketsHttpHandler { UseCookies = false })
{
    /// <summary>Latest moment after a request was sent: most are answered by then.</summary>
    private const int LatestMilliseconds = 8;

    /// <summary>Requests sent so far.</summary>
    public int Sent { get; private set; }

    /// <summary>Kills so far.</summary>
    public int Kills { get; private set; }

    /// <summary>Kills of which the request itself died: it was in flight.</summary>
    public int Struck { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = Answer(request, cancellationToken);
        if (!during.Contains(Sent++))
        {
            return await answer;
        }

        using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(1 + chance.Below(LatestMilliseconds)));
        await moment.WaitForNextTickAsync(cancellationToken);
        server.Kill();
        Kills++;
        try
        {
            return await answer;
        }
        catch (HttpRequestException)
        {
            Struck++;
            throw;
        }
    }

    // A kill between connecting and connected reaches the client as the bare socket's fault; it means the same.
    private async Task<HttpResponseMessage> Answer(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (SocketException fault)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, fault.Message, fault);
        }
    }
}
