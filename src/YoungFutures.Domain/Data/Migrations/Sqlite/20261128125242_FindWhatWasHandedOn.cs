using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FindWhatWasHandedOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_SupportActions_DecisionId",
                table: "SupportActions",
                column: "DecisionId");

            migrationBuilder.CreateIndex(
                name: "IX_SupportActions_TransferredToId",
                table: "SupportActions",
                column: "TransferredToId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SupportActions_DecisionId",
                table: "SupportActions");

            migrationBuilder.DropIndex(
                name: "IX_SupportActions_TransferredToId",
                table: "SupportActions");
        }
    }
}
