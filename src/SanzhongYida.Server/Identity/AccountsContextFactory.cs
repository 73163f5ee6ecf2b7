using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SanzhongYida.Server;

/// <summary>Lets the migration tool build the context without starting the server.</summary>
public sealed class AccountsContextFactory : IDesignTimeDbContextFactory<AccountsContext>
{
    /// <inheritdoc/>
    public AccountsContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AccountsContext>().UseSqlite("Data Source=accounts.db").Options);
}
