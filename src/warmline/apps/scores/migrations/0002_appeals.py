import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_cache_table'),
        ('people', '__first__'),
        ('scores', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('criterion', models.CharField(max_length=64)),
                ('address', models.CharField(max_length=200)),
                ('state', models.CharField(choices=[('kept', 'kept to yourself'), ('shown', 'shown to one person'), ('decided', 'decided')], default='kept', max_length=10)),
                ('sealed', models.BinaryField()),
                ('shown', models.BinaryField(null=True)),
                ('verdict', models.BinaryField(null=True)),
                ('written_at', models.DateTimeField()),
                ('shown_at', models.DateTimeField(null=True)),
                ('decided_at', models.DateTimeField(null=True)),
                ('settled_at', models.DateTimeField(null=True)),
                ('judge', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('score', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='appeals', to='scores.filedscore')),
            ],
            options={
                'ordering': ['place'],
                'indexes': [models.Index(fields=['judge', 'state'], name='scores_appeal_judge')],
                'constraints': [models.UniqueConstraint(fields=('score', 'place'), name='scores_appeal_once'), models.CheckConstraint(condition=models.Q(models.Q(('judge__isnull', False), ('shown__isnull', False), ('state', 'shown')), models.Q(('shown', None), ('state__in', ['kept', 'decided'])), _connector='OR'), name='scores_appeal_copy_only_while_shown')],
            },
        ),
        migrations.CreateModel(
            name='AppealTally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('criterion', models.CharField(max_length=80)),
                ('monday', models.DateField()),
                ('decided', models.PositiveIntegerField(default=0)),
                ('upheld', models.PositiveIntegerField(default=0)),
                ('people', models.PositiveIntegerField(default=0)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['criterion', 'monday'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'criterion', 'monday'), name='scores_tally_once')],
            },
        ),
        migrations.CreateModel(
            name='LearningItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('behaviour', models.CharField(max_length=80)),
                ('machine', models.PositiveSmallIntegerField()),
                ('grade', models.PositiveSmallIntegerField(null=True)),
                ('turns', models.JSONField()),
                ('given_at', models.DateTimeField()),
                ('appeal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='learning', to='scores.appeal')),
            ],
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('sealed', models.BinaryField()),
                ('made_at', models.DateTimeField()),
                ('score', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='scores.filedscore')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('score', 'number'), name='scores_revision_once')],
            },
        ),
    ]
