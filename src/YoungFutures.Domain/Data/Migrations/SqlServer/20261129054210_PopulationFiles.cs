using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace YoungFutures.Domain.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class PopulationFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PopulationFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    FileText = table.Column<string>(type: "nvarchar(max)", maxLength: 500000, nullable: true),
                    PutAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    PutById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PopulationFiles", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PopulationFiles_PutAt",
                table: "PopulationFiles",
                column: "PutAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PopulationFiles");
        }
    }
}
