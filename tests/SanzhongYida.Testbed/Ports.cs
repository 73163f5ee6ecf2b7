using System.Net;
using System.Net.Sockets;

namespace SanzhongYida.Testbed;

/// <summary>Ports of the loopback address.</summary>
internal static class Ports
{
    /// <summary>As many different ports as asked for on which nobody listens now.</summary>
    public static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }
}
