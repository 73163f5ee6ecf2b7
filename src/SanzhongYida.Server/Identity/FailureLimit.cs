using System.Threading.RateLimiting;
using SanzhongYida.Decisions;

namespace SanzhongYida.Server;

/// <summary>Guessing is slowed by address: only failures count, so that a whole office behind one address can sign in at once.
/// Guessing at one account ends in its lockout, wherever it comes from.</summary>
public sealed class FailureLimit(int perMinute) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
        address,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    /// <summary>Counts a failure of whoever asks.</summary>
    public static void Count(HttpContext context) => context.RequestServices.GetRequiredService<FailureLimit>().Count(Address(context));

    /// <summary>Answers 429 while an address has failed too often.</summary>
    public static ValueTask<object?> Filter(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<FailureLimit>().IsOpen(Address(context.HttpContext))
            ? next(context)
            : ValueTask.FromResult<object?>(TypedResults.Problem(Problems.Of(StatusCodes.Status429TooManyRequests, Rule.State, "失败次数过多,请稍后再试", "too many failures, try again later")));

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    // Asking for no permit tells whether there is one.
    private bool IsOpen(string address)
    {
        using var lease = _limiter.AttemptAcquire(address, 0);
        return lease.IsAcquired;
    }

    private void Count(string address) => _limiter.AttemptAcquire(address).Dispose();
}
