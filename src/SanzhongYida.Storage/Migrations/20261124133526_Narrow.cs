using System.Linq;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace SanzhongYida.Storage
{
    /// <inheritdoc />
    public partial class Narrow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Where a row is little more than its key, the key's own tree holds it: no second copy of the key. EF can't say that.
            Rebuild("access", "subject, key", "subject TEXT NOT NULL, key TEXT NOT NULL");
            Rebuild("candidate", "matter, work_item, key", "matter TEXT NOT NULL, work_item TEXT NOT NULL, key TEXT NOT NULL");
            Rebuild("notice_audience", "notice, key", "notice INTEGER NOT NULL, key TEXT NOT NULL");
            Rebuild("command", "actor, id", "actor TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, subject TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL");
            Rebuild("timer", "subject, id", "subject TEXT NOT NULL, id TEXT NOT NULL, due INTEGER NOT NULL");
            Rebuild("due", "subject, id", "subject TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, due TEXT NOT NULL, is_provisional INTEGER NOT NULL, unit TEXT NULL, is_alerted INTEGER NOT NULL");
            Rebuild("alert", "subject, id", "subject TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, due TEXT NOT NULL, unit TEXT NULL, raised_on TEXT NOT NULL, is_settled INTEGER NOT NULL");
            Rebuild("work_item", "matter, id", "matter TEXT NOT NULL, id TEXT NOT NULL, node TEXT NOT NULL, name TEXT NOT NULL, step TEXT NULL, element TEXT NULL, opened_on TEXT NOT NULL, due TEXT NULL, is_provisional INTEGER NOT NULL");

            // The indexes nobody reads are gone with their tables; these are read.
            migrationBuilder.CreateIndex(name: "IX_command_at", table: "command", column: "at");
            migrationBuilder.CreateIndex(name: "IX_timer_due", table: "timer", column: "due");
            migrationBuilder.CreateIndex(name: "IX_due_due", table: "due", column: "due");
            migrationBuilder.CreateIndex(name: "IX_alert_raised_on", table: "alert", column: "raised_on");

            void Rebuild(string table, string key, string columns)
            {
                var names = string.Join(", ", columns.Split(", ").Select(column => column.Split(' ')[0]));
                migrationBuilder.Sql($"CREATE TABLE narrow ({columns}, CONSTRAINT PK_{table} PRIMARY KEY ({key})) WITHOUT ROWID");
                migrationBuilder.Sql($"INSERT INTO narrow ({names}) SELECT {names} FROM {table}");
                migrationBuilder.Sql($"DROP TABLE {table}");
                migrationBuilder.Sql($"ALTER TABLE narrow RENAME TO {table}");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_notice_audience_key_notice",
                table: "notice_audience",
                columns: new[] { "key", "notice" });

            migrationBuilder.CreateIndex(
                name: "IX_candidate_key",
                table: "candidate",
                column: "key");

            migrationBuilder.CreateIndex(
                name: "IX_access_key",
                table: "access",
                column: "key");
        }
    }
}
